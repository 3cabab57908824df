// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/base/result.h"

#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace releasedesk::store {

enum class LogLevel { Info, Warning, Error };

//! One line of what a task printed or did. Text from outside: show it through SafeText only.
struct LogLine {
    QDateTime at;
    LogLevel level = LogLevel::Info;
    QString source; //!< who says it: "engine", "jenkins", "stdout"
    QString text;
};

//! Which task's output: log lines belong to one attempt.
struct LogKey {
    ReleaseId release;
    TaskId task;
    int attempt = 1;

    friend bool operator==(const LogKey &, const LogKey &) = default;
};

//! What tasks print. Kept beside the record, outside its hash chain: losing it loses no decision.
class TaskLog
{
public:
    TaskLog() = default;
    TaskLog(const TaskLog &) = delete;
    TaskLog &operator=(const TaskLog &) = delete;
    virtual ~TaskLog() = default;

    //! Adds lines at the end. Above maxLogLines of one attempt further lines are dropped after one that says so.
    [[nodiscard]] virtual QCoro::Task<Result<>> add(LogKey key, QList<LogLine> lines) = 0;

    //! At most \p limit lines from line \p first on (0 is the first), oldest first.
    [[nodiscard]] virtual QCoro::Task<Result<QList<LogLine>>> read(LogKey key, qint64 first, int limit) = 0;
};

constexpr int maxLogLines = 200'000;

} // namespace releasedesk::store

Q_DECLARE_METATYPE(releasedesk::store::LogLine)
Q_DECLARE_METATYPE(releasedesk::store::LogKey)
