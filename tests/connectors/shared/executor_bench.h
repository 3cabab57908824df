// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/effects/effect_events.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"
#include "tests/support/memory_event_store.h"

#include <QHash>
#include <QNetworkAccessManager>

#include <utility>

namespace releasedesk::tests {

//! Keeps what an executor tells.
class KeptReport final : public engine::TaskReport
{
public:
    void progress(int percent, const QString &text) override
    {
        lastPercent = percent;
        progressTexts.append(text);
    }
    void log(store::LogLevel level, const QString &source, const QString &text) override
    {
        lines.append(QString(source + QStringLiteral(": ") + text));
        if (level == store::LogLevel::Warning)
            warnings.append(text);
    }
    [[nodiscard]] bool isLeaving() const override { return leaving; }
    [[nodiscard]] qint64 keptLines(const QString &source) const override { return kept.value(source); }

    QHash<QString, qint64> kept; //!< lines of each source that an earlier process kept
    QStringList lines; //!< “source: text”
    QStringList warnings;
    QStringList progressTexts;
    int lastPercent = -1;
    bool leaving = false;
};

//! The connections a test declares.
class DeclaredConnections final : public domain::ConnectionDirectory
{
public:
    void add(domain::Connection connection, const QByteArray &secret)
    {
        const ConnectionId id = connection.id;
        m_connections.insert(id, {std::move(connection), Secret(secret)});
    }
    [[nodiscard]] Result<domain::ConnectionAccess> find(const ConnectionId &id) const override
    {
        const auto found = m_connections.constFind(id);
        if (found == m_connections.constEnd())
            return failure(ErrorCode::NotFound, QStringLiteral("no such connection"));
        return *found;
    }

private:
    QHash<ConnectionId, domain::ConnectionAccess> m_connections;
};

//! What an executor stands on, with a record that a second journal may read as after a restart.
struct ExecutorBench {
    MemoryEventStore store;
    SystemClock clock;
    effects::EffectJournal journal{store, clock, PersonId("engine")};
    DeclaredConnections connections;
    QNetworkAccessManager network;
    std::shared_ptr<KeptReport> report = std::make_shared<KeptReport>();
    std::stop_source stop;

    //! As after a restart: nothing is known but the record.
    [[nodiscard]] std::unique_ptr<effects::EffectJournal> otherJournal()
    {
        store.refuse = nullptr;
        stop = std::stop_source();
        const auto before = std::exchange(report, std::make_shared<KeptReport>());
        report->kept = before->kept;
        for (const QString &line : before->lines)
            ++report->kept[line.section(QStringLiteral(": "), 0, 0)];
        return std::make_unique<effects::EffectJournal>(store, clock, PersonId("engine"));
    }

    //! From now on no result of an effect is recorded, as if the process died before it was.
    void dieBeforeResults()
    {
        store.refuse = [](const store::Append &append) -> std::optional<Error> {
            if (append.expectedVersion == 0)
                return std::nullopt;
            return Error{ErrorCode::Unavailable, QStringLiteral("the process died"), {}};
        };
    }

    //! An intent without a result, as if the process died before it sent anything.
    void intend(const QString &effect)
    {
        (void)store.append({.stream = effects::EffectJournal::streamOf(EffectId(effect)),
                            .expectedVersion = 0,
                            .actor = PersonId("engine"),
                            .at = clock.utcNow(),
                            .events = {effects::encode(effects::EffectIntended{EffectId(effect), "test", "hash"})}});
    }

    [[nodiscard]] engine::TaskAssignment task(const QString &kind, const QJsonObject &parameters,
                                              const QString &opId = QStringLiteral("rel-1.build.1")) const
    {
        engine::TaskAssignment assignment;
        assignment.task.id = TaskId("build");
        assignment.task.kind = kind;
        assignment.task.title = QStringLiteral("Build it");
        assignment.task.parameters = parameters;
        assignment.opId = EffectId(opId);
        assignment.startedAt = clock.utcNow();
        return assignment;
    }
};

//! One line for an outcome, for tables of tests.
[[nodiscard]] inline QString outcomeText(const Result<engine::TaskOutput> &outcome)
{
    if (outcome)
        return QStringLiteral("done");
    QString text = errorCodeName(outcome.error().code);
    if (outcome.error().nothingHappened)
        text += QStringLiteral(" nothingHappened");
    return text;
}

} // namespace releasedesk::tests
