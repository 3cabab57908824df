// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_event_store.h"
#include "core/store/sql_task_log.h"
#include "tests/support/fault_disk.h"

#include <QMap>
#include <QSet>

#include <functional>

namespace releasedesk::tests {

//! A record on a disk that fails somewhere, with everything that its callers were told.
class DiskTrial
{
public:
    //! \a folder holds what the trial starts from.
    explicit DiskTrial(QString folder);

    void open(const QStringList &whenOpened = {});
    void openLog();
    void close();
    void append(int release, int events, int bytes);
    //! As many appends at the same moment.
    void appendTogether(int count, int bytes);
    void log(int lines);
    //! Everything by all ways of reading.
    void read();
    //! A second program looks on, reading only.
    void lookOn();
    //! Something outside happens once, with its intent and its result in the record.
    void effect();

    //! Errors are over now: what was open must go on, and everything that was answered must be there, and nothing else,
    //! with the file as it is, as it is after a kill, and after it was closed.
    void checkAfterwards();

    [[nodiscard]] const QStringList &wrong() const { return m_wrong; }

private:
    void note(const store::Append &append, const Result<QList<store::RecordedEvent>> &answer);
    void compare(const char *when, const Result<QList<store::RecordedEvent>> &found);
    void compareFile(const char *when, const QString &folder);
    [[nodiscard]] store::Append nextAppend(int release, int events, int bytes);

    QString m_folder;
    QString m_file;
    std::unique_ptr<store::SqlEventStore> m_store;
    std::unique_ptr<store::SqlTaskLog> m_log;
    QMap<QString, qint64> m_versions;
    QMap<store::Position, QByteArray> m_answered;
    QSet<QByteArray> m_refused; //!< payloads of which was said that they were not recorded
    int m_payloads = 0;
    int m_sent = 0; //!< how often the effect happened
    QStringList m_wrong;
};

//! What may be interrupted by a failing disk.
struct DiskScenario {
    const char *name;
    bool startsEmpty; //!< without a file; otherwise with a record of some events, part of them in the write-ahead log
    std::function<void(DiskTrial &)> run;
};

[[nodiscard]] const std::vector<DiskScenario> &diskScenarios();

//! Fills \p folder with the record from which scenarios start.
void makeRecord(const QString &folder);

//! Runs \p scenario in \p folder, which it may spoil, with \p fault, and answers what was wrong; \p hasStruck tells
//! whether the scenario came as far as the fault.
[[nodiscard]] QStringList tryWithFault(const DiskScenario &scenario, const QString &start, const QString &folder,
                                       const DiskFault &fault, bool &hasStruck);

} // namespace releasedesk::tests
