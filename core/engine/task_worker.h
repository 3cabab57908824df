// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/engine/executor_registry.h"
#include "core/engine/task_scheduler.h"
#include "core/store/task_log.h"

#include <QObject>

#include <functional>

namespace releasedesk::engine {

//! Takes secrets out of a text before it is kept or shown.
using Redact = std::function<QString(QString)>;

//! Runs executors, one coroutine each, with their time limit, and keeps what they print. Lives on the engine's thread.
class TaskWorker final : public QObject
{
    Q_OBJECT

public:
    TaskWorker(const ExecutorRegistry &executors, store::TaskLog &log, const Clock &clock, Redact redact);
    ~TaskWorker() override;

    //! To the end of the work. \p run is the task or the rollback step it belongs to; \p isResumed: the attempt was
    //! begun by an earlier process.
    [[nodiscard]] QCoro::Task<Result<TaskOutput>> run(TaskAssignment assignment, TaskId run, bool isRestore,
                                                      bool isResumed);

    //! Asks a running task to stop; false if it does not run.
    bool cancel(const ReleaseId &release, const TaskId &run);

    //! Asks all running tasks of a release (an empty id: of all releases) to stop.
    void cancelAll(const ReleaseId &release);

    //! Asks all running tasks to stop because the program closes: builds and commands go on by themselves.
    void leave();

    //! Where the secrets that parameters name come from; without it a task that needs one does not start.
    using SecretOf = std::function<std::optional<Secret>(const QString &name)>;
    void setSecrets(SecretOf secretOf) { m_secretOf = std::move(secretOf); }

    //! Of the attempt that ended last: those of its targets that are not done. Forgets them.
    [[nodiscard]] QStringList takeFailedTargets(const ReleaseId &release, const TaskId &run)
    {
        return m_failedTargets.take({release, run});
    }

    //! What is left at least of a time limit that ran on while the program was closed.
    void setShortestLimit(std::chrono::milliseconds limit) { m_shortestLimit = limit; }

    [[nodiscard]] bool isRunning(const ReleaseId &release, const TaskId &run) const;
    [[nodiscard]] int runningCount(const ReleaseId &release = {}) const;

signals:
    void progressed(const releasedesk::ReleaseId &release, const releasedesk::TaskId &run, int percent,
                    const QString &text);
    void logged(const releasedesk::store::LogKey &key, qint64 first, const QList<releasedesk::store::LogLine> &lines);
    //! A running attempt has said nothing for longer than its heartbeat limit, or says something again.
    void silenceChanged(const releasedesk::ReleaseId &release, const releasedesk::TaskId &run, bool isSilent);
    void finished();

private:
    class Report;
    using Key = QPair<ReleaseId, TaskId>;

    [[nodiscard]] Redact redactFor(const QStringList &secrets) const;
    [[nodiscard]] Result<QMap<QString, QString>> secretsFor(const QJsonObject &parameters) const;

    const ExecutorRegistry &m_executors;
    store::TaskLog &m_log;
    const Clock &m_clock;
    Redact m_redact;
    SecretOf m_secretOf;
    QHash<Key, std::stop_source> m_running;
    QHash<Key, QStringList> m_failedTargets;
    std::chrono::milliseconds m_shortestLimit{10'000};
    bool m_isLeaving = false;
};

} // namespace releasedesk::engine
