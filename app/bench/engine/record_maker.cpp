// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/record_maker.h"

#include "app/bench/engine/bench_release.h"
#include "core/base/canonical_json.h"
#include "core/domain/release_decisions.h"
#include "core/engine/release_engine.h"
#include "core/engine/task_scheduler.h"
#include "core/store/release_codec.h"

#include <QJsonArray>

#include <vector>

namespace releasedesk::bench {

using namespace domain;

namespace {

//! Lives one release through by the product's rules and notes what would be recorded.
class History
{
public:
    History(ReleaseId id, const Directory &directory, QDateTime at)
        : m_id(std::move(id))
        , m_directory(directory)
        , m_at(std::move(at))
    {
    }

    template<typename Command>
    Result<> order(const Command &command, const PersonId &actor)
    {
        const Decided events = decide(command, m_release, Circumstances{actor, m_at, m_directory});
        if (!events)
            return failed(events);
        add(*events, actor);
        settle();
        return {};
    }

    //! Completes everything that runs, again and again, until nothing runs or \p succeeded tasks have.
    void work(int succeeded)
    {
        int done = 0;
        for (QList<ReleaseEvent> results = resultsOfRunning(); !results.isEmpty(); results = resultsOfRunning()) {
            if (done >= succeeded)
                return;
            results.resize(std::min<qsizetype>(results.size(), succeeded - done));
            done += static_cast<int>(results.size());
            add(results, engine::enginePerson());
            settle();
        }
    }

    [[nodiscard]] const Release &release() const { return m_release; }
    [[nodiscard]] const QList<store::Append> &appends() const { return m_appends; }

private:
    void add(const QList<ReleaseEvent> &events, const PersonId &actor)
    {
        store::Append append{store::releaseStream(m_id), m_version, actor, m_at, {}};
        for (const ReleaseEvent &event : events) {
            m_release.apply(event, actor, m_at);
            append.events.append(store::encode(event));
        }
        m_version += events.size();
        m_appends.append(append);
    }

    void settle()
    {
        while (true) {
            QList<ReleaseEvent> next = engine::nextEvents(m_release);
            if (next.isEmpty()) {
                for (const engine::Dispatch &dispatch : engine::dispatchable(m_release)) {
                    const EffectId opId(QStringLiteral("%1.%2.1").arg(m_id.value(), dispatch.run.value()));
                    next.append(TaskStarted{dispatch.run, 1, opId, dispatch.task.parameters});
                }
            }
            if (next.isEmpty())
                return;
            add(next, engine::enginePerson());
        }
    }

    [[nodiscard]] QList<ReleaseEvent> resultsOfRunning() const
    {
        QList<ReleaseEvent> results;
        for (auto run = m_release.runs().begin(); run != m_release.runs().end(); ++run) {
            if (run->state == TaskState::Running)
                results.append(TaskSucceeded{run.key(), run->attempt()});
        }
        return results;
    }

    ReleaseId m_id;
    const Directory &m_directory;
    QDateTime m_at;
    Release m_release;
    qint64 m_version = 0;
    QList<store::Append> m_appends;
};

Result<QList<store::Append>> historyOf(const ReleaseId &id, const Plan &plan, const Directory &directory, int succeeded)
{
    History history(id, directory, QDateTime::currentDateTimeUtc());
    const PersonId owner = benchOwner().id;
    if (const auto done = history.order(createBenchRelease(id, plan), owner); !done)
        return failed(done);
    if (const auto done = history.order(RequestApproval{id, 1}, owner); !done)
        return failed(done);
    if (const auto done = history.order(signBenchRelease(id, history.release().frozenDigest()), benchApprover().id);
        !done)
        return failed(done);
    if (const auto done = history.order(StartRelease{id}, owner); !done)
        return failed(done);
    history.work(succeeded);
    return history.appends();
}

qint64 eventsIn(const QList<store::Append> &appends)
{
    qint64 count = 0;
    for (const store::Append &append : appends)
        count += append.events.size();
    return count;
}

} // namespace

QCoro::Task<Result<qint64>> makeRecord(store::EventStore *store, RecordSize size)
{
    using Written = QCoro::Task<Result<QList<store::RecordedEvent>>>;
    const Plan plan = benchPlan({size.tasksPerRelease, false, size.seed});
    const Directory directory = benchDirectory();
    qint64 made = 0;
    int left = size.openReleases;
    for (int number = 1; made < size.events || left > 0; ++number) {
        const bool isOpen = made >= size.events && left-- > 0;
        const auto appends = historyOf(benchReleaseId(QStringLiteral("made"), number), plan, directory,
                                       isOpen ? size.tasksPerRelease / 2 : size.tasksPerRelease);
        if (!appends)
            co_return failed(appends);
        std::vector<Written> written; // in order, and together in few commits
        for (const store::Append &append : *appends)
            written.push_back(store->append(append));
        for (Written &each : written) {
            if (const auto done = co_await each; !done)
                co_return failed(done);
        }
        made += eventsIn(*appends);
    }
    co_return made;
}

QByteArray stateDigest(const Release &release)
{
    QJsonObject tasks;
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        QJsonArray attempts;
        for (const Attempt &attempt : run->attempts)
            attempts.append(QJsonArray{attempt.number, attempt.opId.value(), json::nameOf(attempt.outcome)});
        tasks.insert(run.key().value(), QJsonArray{json::nameOf(run->state), attempts, run->summary});
    }
    const QJsonObject state{{QStringLiteral("release"), release.id().value()},
                            {QStringLiteral("version"), release.version()},
                            {QStringLiteral("state"), json::nameOf(release.state())},
                            {QStringLiteral("revision"), release.revision()},
                            {QStringLiteral("run"), release.runNumber()},
                            {QStringLiteral("digest"), release.frozenDigest()},
                            {QStringLiteral("tasks"), tasks}};
    const auto bytes = canonicalJson(state);
    return sha256Hex(bytes ? *bytes : QByteArray()).toLatin1();
}

} // namespace releasedesk::bench
