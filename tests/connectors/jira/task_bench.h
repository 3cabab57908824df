// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_executor.h"
#include "tests/connectors/jira/fake_jira.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/memory_event_store.h"

#include <QCoroCore>
#include <QNetworkAccessManager>

namespace releasedesk::tests {

//! Keeps what an executor reports.
class RecordingReport final : public engine::TaskReport
{
public:
    void progress(int percent, const QString &text) override
    {
        steps.append(QStringLiteral("%1 %2").arg(percent).arg(text));
        if (onProgress)
            onProgress();
    }
    void log(store::LogLevel /*level*/, const QString & /*source*/, const QString &text) override
    {
        lines.append(text);
    }

    QStringList steps;
    QStringList lines;
    std::function<void()> onProgress;
};

//! Connections by their id.
class FixedConnections final : public domain::ConnectionDirectory
{
public:
    [[nodiscard]] Result<domain::ConnectionAccess> find(const ConnectionId &id) const override;

    QMap<QString, domain::ConnectionAccess> known;
};

//! One Jira, one record and one executor over them, which can be thrown away and made anew as after a crash.
template<typename Executor>
class TaskBench
{
public:
    explicit TaskBench(bool isCloud = true);

    //! Jira has these issues in 2.8.0, and the release of the task has frozen them.
    void have(const QMap<QString, QString> &statusByKey);

    //! Somebody saves that nothing is to be changed in these projects.
    void leaveAsTheyAre(const QStringList &projects);

    //! A new journal and executor over the same record.
    void restart();

    //! From here on no result of a new effect is recorded: what the process would leave behind if it died between
    //! sending and recording. mend() ends it, together with a restart.
    void dieAfterSending();
    void mend();

    [[nodiscard]] Result<engine::TaskOutput> execute();
    [[nodiscard]] Result<engine::TaskOutput> restore(const QJsonObject &before);

    FakeJira jira;
    engine::TaskAssignment task;
    std::shared_ptr<RecordingReport> report = std::make_shared<RecordingReport>();
    std::stop_source stop;
    FixedClock clock;
    MemoryEventStore record;

private:
    FixedConnections m_connections;
    std::unique_ptr<QNetworkAccessManager> m_network = std::make_unique<QNetworkAccessManager>();
    std::unique_ptr<effects::EffectJournal> m_journal;
    std::unique_ptr<Executor> m_executor;
};

//! A release of checkout 2.8.0 over these issues.
[[nodiscard]] domain::Release releaseOver(const QMap<QString, QString> &statusByKey);

[[nodiscard]] domain::ConnectionAccess accessTo(const FakeJira &jira, bool isCloud);

template<typename Executor>
TaskBench<Executor>::TaskBench(bool isCloud)
{
    m_connections.known.insert("jira", accessTo(jira, isCloud));
    task.opId = EffectId("op-1");
    task.startedAt = QDateTime(QDate(2026, 11, 24), QTime(14, 0));
    task.task.parameters = {{"connection", "jira"}};
    have({});
    restart();
}

template<typename Executor>
void TaskBench<Executor>::have(const QMap<QString, QString> &statusByKey)
{
    for (auto it = statusByKey.begin(); it != statusByKey.end(); ++it)
        jira.issues[it.key()].status = it.value();
    task.release = releaseOver(statusByKey);
}

template<typename Executor>
void TaskBench<Executor>::leaveAsTheyAre(const QStringList &projects)
{
    m_connections.known["jira"].connection.readOnlyProjects = projects;
}

template<typename Executor>
void TaskBench<Executor>::restart()
{
    m_executor.reset();
    m_journal = std::make_unique<effects::EffectJournal>(record, clock, PersonId("engine"));
    m_network = std::make_unique<QNetworkAccessManager>(); // with it a new pace, so that tests need not wait
    m_executor = std::make_unique<Executor>(*m_journal, m_connections, *m_network, clock);
}

template<typename Executor>
void TaskBench<Executor>::dieAfterSending()
{
    const auto intended = std::make_shared<QSet<StreamId>>();
    record.refuse = [intended](const store::Append &append) -> std::optional<Error> {
        if (append.events.first().name == "effect.intended")
            intended->insert(append.stream);
        else if (intended->contains(append.stream))
            return Error{ErrorCode::Unavailable, "the process is gone", {}};
        return std::nullopt;
    };
}

template<typename Executor>
void TaskBench<Executor>::mend()
{
    record.refuse = {};
    restart();
}

template<typename Executor>
Result<engine::TaskOutput> TaskBench<Executor>::execute()
{
    return QCoro::waitFor(m_executor->execute(task, report, stop.get_token()));
}

template<typename Executor>
Result<engine::TaskOutput> TaskBench<Executor>::restore(const QJsonObject &before)
{
    engine::TaskAssignment back = task;
    back.opId = EffectId("op-back");
    back.before = before;
    return QCoro::waitFor(m_executor->restore(back, report, stop.get_token()));
}

} // namespace releasedesk::tests
