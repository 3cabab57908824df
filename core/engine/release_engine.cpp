// SPDX-License-Identifier: Apache-2.0
#include "core/engine/release_engine.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/failpoint.h"
#include "core/base/logging.h"
#include "core/engine/attempt_events.h"
#include "core/engine/command_authority.h"
#include "core/store/release_codec.h"

namespace releasedesk::engine {
namespace {

using namespace domain;

constexpr int maxTries = 5;
constexpr std::chrono::milliseconds firstPause{250}; // after the record could not be written
constexpr std::chrono::milliseconds longestPause{30'000};
constexpr int maxRounds = 20'000; // more than a release has tasks; a bug must not spin for ever

//! Counts a coroutine of the engine for as long as it runs.
class Busy
{
public:
    explicit Busy(int &count)
        : m_count(count)
    {
        ++m_count;
    }
    Busy(const Busy &) = delete;
    Busy &operator=(const Busy &) = delete;
    ~Busy() { --m_count; }

private:
    int &m_count;
};

} // namespace

PersonId enginePerson()
{
    return PersonId("engine");
}

ReleaseEngine::ReleaseEngine(store::EventStore &store, store::TaskLog &log, const Clock &clock,
                             const ExecutorRegistry &executors, Directory directory, Redact redact)
    : m_store(store)
    , m_clock(clock)
    , m_executors(executors)
    , m_directory(std::move(directory))
    , m_worker(executors, log, clock, std::move(redact))
{
}

ReleaseEngine::~ReleaseEngine() = default;

std::shared_ptr<ReleaseEngine::Live> ReleaseEngine::liveOf(const ReleaseId &id)
{
    std::shared_ptr<Live> &live = m_live[id];
    if (!live)
        live = std::make_shared<Live>();
    return live;
}

QCoro::Task<Result<>> ReleaseEngine::start()
{
    const Busy busy(m_busy);
    const auto open = co_await m_store.openStreams();
    if (!open)
        co_return failed(open);
    // Only what may still move is read; the others are when somebody asks for them.
    for (const StreamId &stream : *open) {
        const ReleaseId id = store::releaseOfStream(stream);
        const auto live = liveOf(id);
        const auto turn = co_await live->turn.take();
        if (!live->isLoaded) {
            const auto loaded = co_await load(id, live);
            if (!loaded && loaded.error().code == ErrorCode::Unimplemented) {
                qCWarning(logEngine) << id.value() << "is left alone:" << loaded.error().message;
                continue;
            }
            if (!loaded)
                co_return loaded;
        }
        const bool isWanted = live->release.isLive() || live->release.state() == ReleaseState::Aborted;
        if (!isWanted || m_isPassive)
            continue;
        takeUp(id, live);
        if (const auto settled = co_await settle(id, live); !settled)
            co_return settled;
    }
    co_return Result<>();
}

//! What had begun and has no result is handed out again under its operation id: the executor finds it.
void ReleaseEngine::takeUp(const ReleaseId &id, const std::shared_ptr<Live> &live)
{
    const QMap<TaskId, TaskRun> runs = live->release.runs();
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        const bool isOpen = !run->attempts.isEmpty() && run->attempts.last().outcome == TaskState::Running;
        if (!isOpen || m_worker.isRunning(id, run.key()))
            continue;
        const Attempt &last = run->attempts.last();
        qCInfo(logEngine) << "taking up" << last.opId.value();
        async::launch(attempt(id, live, {run.key(), last.number, last.opId, last.parameters}, true), "resumed attempt");
        if (live->release.state() == ReleaseState::Aborted)
            m_worker.cancel(id, run.key());
    }
}

QCoro::Task<Result<>> ReleaseEngine::load(ReleaseId id, std::shared_ptr<Live> live)
{
    const auto history = co_await m_store.readStream(store::releaseStream(id));
    if (!history)
        co_return failed(history);
    Release release;
    for (const store::RecordedEvent &event : *history) {
        const auto decoded = store::decodeReleaseEvent(event.event);
        if (!decoded)
            co_return failed(decoded);
        release.apply(*decoded, event.actor, event.at);
    }
    live->release = release;
    live->version = history->size();
    live->isLoaded = true;
    co_return Result<>();
}

QCoro::Task<Result<store::Position>> ReleaseEngine::handle(ReleaseCommand command, access::Actor actor)
{
    const Busy busy(m_busy);
    if (m_isStopping)
        co_return failure(ErrorCode::Unavailable,
                          tr("The engine is being shut down, so this was not recorded. Start it again and repeat."));
    if (const auto *const back = std::get_if<RollBack>(&command))
        co_return co_await rollBack(*back, actor);

    const ReleaseId id = releaseOf(command);
    const Decide decideNow = [this, command, actor](const Release &release) -> Decided {
        if (const auto allowed = authorizeCommand(command, release, actor); !allowed)
            return failed(allowed);
        const Circumstances now{actor.id, m_clock.utcNow(), m_directory};
        return std::visit([&](const auto &wish) { return decide(wish, release, now); }, command);
    };
    const auto changed = co_await change(id, actor.id, decideNow);
    if (changed && std::holds_alternative<AbortRelease>(command))
        m_worker.cancelAll(id);
    if (const auto *const cancel = std::get_if<CancelTask>(&command); changed && cancel)
        m_worker.cancel(id, cancel->task);
    co_return changed;
}

//! What still runs is stopped first: only then is it known what has to be taken back.
QCoro::Task<Result<store::Position>> ReleaseEngine::rollBack(RollBack command, access::Actor actor)
{
    const auto live = liveOf(command.release);
    if (!live->isLoaded) {
        if (const auto loaded = co_await load(command.release, live); !loaded)
            co_return failed(loaded);
    }
    if (const auto allowed = authorizeCommand(command, live->release, actor); !allowed)
        co_return failed(allowed);
    const Decide decideNow = [this, command, actor](const Release &release) {
        return decide(command, release, Circumstances{actor.id, m_clock.utcNow(), m_directory});
    };
    // Nothing is stopped for a rollback that will not come.
    if (const Decided first = decideNow(live->release); !first && first.error().reason != u"rollback.inFlight")
        co_return failed(first);
    live->isHeld = true;
    m_worker.cancelAll(command.release);
    while (live->underWay > 0)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(5), {});
    const auto changed = co_await change(command.release, actor.id, decideNow);
    live->isHeld = false;
    const auto turn = co_await live->turn.take();
    if (const auto settled = co_await settle(command.release, live); !settled)
        co_return failed(settled);
    co_return changed;
}

QCoro::Task<Result<store::Position>> ReleaseEngine::change(ReleaseId id, PersonId actor, Decide decide)
{
    const auto live = liveOf(id);
    const auto turn = co_await live->turn.take();
    Result<store::Position> appended = failure(ErrorCode::Aborted, {});
    for (int tries = 0; tries < maxTries && !appended && appended.error().code == ErrorCode::Aborted; ++tries) {
        if (!live->isLoaded) {
            if (const auto loaded = co_await load(id, live); !loaded)
                co_return failed(loaded);
        }
        const Decided events = decide(live->release);
        if (!events) {
            if (!live->release.exists() && live.use_count() == 2)
                m_live.remove(id); // nobody else waits for it
            co_return failed(events);
        }
        appended = co_await append(id, live, actor, *events);
        if (!appended && appended.error().code == ErrorCode::Aborted)
            live->isLoaded = false; // somebody else wrote: read again and decide again
    }
    if (!appended)
        co_return appended;
    const store::Position position = *appended;
    if (const auto settled = co_await settle(id, live); !settled)
        qCWarning(logEngine) << "the release does not go on:" << settled.error().message;
    co_return position;
}

QCoro::Task<Result<store::Position>> ReleaseEngine::append(ReleaseId id, std::shared_ptr<Live> live, PersonId actor,
                                                           QList<ReleaseEvent> events)
{
    if (events.isEmpty())
        co_return store::Position(0);
    store::Append wish{store::releaseStream(id), live->version, actor, m_clock.utcNow(), {}};
    for (const ReleaseEvent &event : events)
        wish.events.append(store::encode(event));
    const auto recordedEvents = co_await m_store.append(wish);
    if (!recordedEvents)
        co_return failed(recordedEvents);
    for (qsizetype i = 0; i < events.size(); ++i)
        live->release.apply(events.at(i), actor, recordedEvents->at(i).at);
    live->version += events.size();
    emit recorded(*recordedEvents);
    co_return recordedEvents->last().position;
}

QCoro::Task<Result<>> ReleaseEngine::settle(ReleaseId id, std::shared_ptr<Live> live)
{
    Result<store::Position> appended = failure(ErrorCode::Aborted, {});
    QList<TaskStarted> started;
    for (int tries = 0; tries < maxTries && !appended && appended.error().code == ErrorCode::Aborted; ++tries) {
        if (live->isHeld || m_isStopping)
            co_return Result<>();
        if (!live->isLoaded) {
            if (const auto loaded = co_await load(id, live); !loaded)
                co_return loaded;
        }
        const QList<ReleaseEvent> events = whatFollows(live->release);
        started.clear();
        for (const ReleaseEvent &event : events) {
            if (const auto *const start = std::get_if<TaskStarted>(&event))
                started.append(*start);
        }
        appended = co_await append(id, live, enginePerson(), events);
        if (!appended)
            live->isLoaded = false; // somebody else wrote, or nobody could: read again
    }
    if (!appended) {
        settleLater(id);
        co_return failed(appended);
    }
    reachFailpoint("engine.settled");
    for (const TaskStarted &start : started) {
        if (!m_isStopping) // otherwise the next start finds that it never arrived anywhere
            async::launch(attempt(id, live, start, false), "attempt");
    }
    scheduleRetries(id, live->release);
    co_return Result<>();
}

//! Everything that follows by itself, worked out first so that one commit records it.
QList<ReleaseEvent> ReleaseEngine::whatFollows(const Release &release) const
{
    Release ahead = release;
    QList<ReleaseEvent> events;
    const QDateTime now = m_clock.utcNow();
    for (int round = 0; round < maxRounds; ++round) {
        QList<ReleaseEvent> next = nextEvents(ahead);
        if (next.isEmpty() && !m_isPassive) {
            for (const Dispatch &dispatch : dispatchable(ahead))
                next.append(startOf(ahead, dispatch, m_directory));
        }
        if (next.isEmpty())
            break;
        for (const ReleaseEvent &event : next)
            ahead.apply(event, enginePerson(), now);
        events += next;
    }
    return events;
}

//! A release must not stand still because its record could not be written for a moment.
void ReleaseEngine::settleLater(const ReleaseId &id)
{
    if (m_settlingLater.contains(id))
        return;
    m_settlingLater.insert(id);
    QTimer::singleShot(firstPause, this, [this, id] {
        m_settlingLater.remove(id);
        if (m_isStopping)
            return;
        change(id, enginePerson(), [](const Release & /*release*/) -> Decided {
            return QList<ReleaseEvent>();
        }).then([](const Result<store::Position> & /*done*/) {});
    });
}

void ReleaseEngine::scheduleRetries(const ReleaseId &id, const Release &release)
{
    if (!release.isLive() || m_isPassive)
        return;
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        const auto dispatch = dispatchOf(release, run.key());
        const QPair<ReleaseId, TaskId> key{id, run.key()};
        if (!dispatch || !release.isCurrent(run.key()) || m_retrying.contains(key))
            continue;
        const auto delay = retryDelay(dispatch->task, *run);
        if (!delay)
            continue;
        m_retrying.insert(key);
        QTimer::singleShot(*delay, this, [this, key] {
            m_retrying.remove(key);
            if (m_isStopping)
                return;
            const Decide again = [key](const Release &now) -> Decided {
                const auto open = dispatchOf(now, key.second);
                if (!open || !retryDelay(open->task, now.run(key.second)) || !now.isLive()
                    || !now.isCurrent(key.second))
                    return QList<ReleaseEvent>();
                return QList<ReleaseEvent>{TaskRetried{key.second}};
            };
            change(key.first, enginePerson(), again).then([](const Result<store::Position> & /*done*/) {});
        });
    }
}

TaskAssignment ReleaseEngine::assignmentOf(const Release &release, const TaskStarted &started) const
{
    TaskAssignment assignment;
    const auto dispatch = dispatchOf(release, started.task);
    if (!dispatch)
        return assignment;
    assignment.task = dispatch->task;
    assignment.attempt = started.attempt;
    assignment.opId = started.opId;
    assignment.startedAt = m_clock.utcNow();
    const TaskRun run = release.run(started.task);
    if (!run.attempts.isEmpty()) { // as recorded: what the values stand for may have changed since
        assignment.task.parameters = run.attempts.last().parameters;
        assignment.startedAt = run.attempts.last().startedAt;
    }
    assignment.release = release;
    assignment.directory = m_directory;
    if (dispatch->isRestore)
        assignment.before = release.run(dispatch->task.id).output;
    return assignment;
}

QCoro::Task<> ReleaseEngine::attempt(ReleaseId id, std::shared_ptr<Live> live, TaskStarted started, bool isResumed)
{
    const Busy busy(m_busy);
    const Busy underWay(live->underWay);
    const auto dispatch = dispatchOf(live->release, started.task);
    if (!dispatch)
        co_return;
    const Result<TaskOutput> outcome
        = co_await m_worker.run(assignmentOf(live->release, started), started.task, dispatch->isRestore, isResumed);
    if (m_isStopping && !outcome && outcome.error().code == ErrorCode::Cancelled)
        co_return; // the next start finds it under its operation id

    reachFailpoint("engine.executed");
    const ReleaseEvent result = resultOf(started, outcome);
    const Decide record = [result, started](const Release &release) -> Decided {
        const TaskRun run = release.run(started.task);
        const bool isOpen = run.attempt() == started.attempt && run.attempts.last().outcome == TaskState::Running;
        return isOpen ? QList<ReleaseEvent>{result} : QList<ReleaseEvent>(); // else decided otherwise meanwhile
    };
    for (std::chrono::milliseconds pause = firstPause;;
         pause = std::min<std::chrono::milliseconds>(pause * 2, longestPause)) {
        const auto written = co_await change(id, enginePerson(), record);
        if (written)
            co_return;
        qCCritical(logEngine) << "the result of" << started.opId.value()
                              << "could not be recorded:" << written.error().message;
        if (!co_await async::sleepUnlessStopped(pause, m_stop.get_token()))
            co_return; // it is looked up at the next start
    }
}

QCoro::Task<> ReleaseEngine::stop()
{
    m_isStopping = true;
    m_stop.request_stop();
    m_worker.leave();
    while (m_busy > 0)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(10), {});
}

void ReleaseEngine::publish(const QList<store::RecordedEvent> &events)
{
    emit recorded(events);
}

} // namespace releasedesk::engine
