// SPDX-License-Identifier: Apache-2.0
#include "core/engine/release_engine.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/failpoint.h"
#include "core/base/logging.h"
#include "core/domain/manifest.h"
#include "core/domain/references.h"
#include "core/engine/command_authority.h"
#include "core/store/release_codec.h"

namespace releasedesk::engine {
namespace {

using namespace domain;

constexpr int maxTries = 5;
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

ReleaseEvent resultOf(const TaskStarted &started, const Result<TaskOutput> &outcome)
{
    if (outcome) {
        TaskSucceeded done{started.task, started.attempt};
        done.output = outcome->fields;
        done.summary = outcome->summary;
        done.links = outcome->links;
        return done;
    }
    const Error &error = outcome.error();
    if (error.code == ErrorCode::Cancelled)
        return TaskCancelled{started.task, error.message};
    if (error.code == ErrorCode::Unknown)
        return TaskOutcomeUnknown{started.task, started.attempt, error.message};
    return TaskFailed{started.task,  started.attempt, errorCodeName(error.code),
                      error.message, error.detail,    error.nothingHappened};
}

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
    store::Position position = 0;
    while (true) {
        const auto page = co_await m_store.readAfter(position, 5000);
        if (!page)
            co_return failed(page);
        for (const store::RecordedEvent &event : *page) {
            position = event.position;
            const ReleaseId id = store::releaseOfStream(event.stream);
            if (id.isEmpty())
                continue;
            const auto decoded = store::decodeReleaseEvent(event.event);
            if (!decoded)
                co_return failed(decoded);
            const auto live = liveOf(id);
            live->release.apply(*decoded, event.actor, event.at);
            live->version = event.streamVersion;
            live->isLoaded = true;
        }
        if (page->size() < 5000)
            break;
    }
    for (const ReleaseId &id : m_live.keys()) {
        const auto live = liveOf(id);
        if (!live->release.isLive() || m_isPassive)
            continue;
        const auto turn = co_await live->turn.take();
        for (auto run = live->release.runs().begin(); run != live->release.runs().end(); ++run) {
            if (run->state != TaskState::Running || run->attempts.isEmpty() || !run->claimedBy.isEmpty())
                continue;
            const Attempt &last = run->attempts.last();
            if (m_worker.isRunning(id, run.key()))
                continue;
            qCInfo(logEngine) << "taking up" << last.opId.value();
            async::launch(attempt(id, live, {run.key(), last.number, last.opId}), "resumed attempt");
        }
        if (const auto settled = co_await settle(id, live); !settled)
            co_return settled;
    }
    co_return Result<>();
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
    live->isHeld = true;
    m_worker.cancelAll(command.release);
    while (live->underWay > 0)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(5), {});
    const auto changed = co_await change(command.release, actor.id, [this, command, actor](const Release &release) {
        return decide(command, release, Circumstances{actor.id, m_clock.utcNow(), m_directory});
    });
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
            if (!live->release.exists())
                m_live.remove(id);
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
    if (live->isHeld || m_isStopping)
        co_return Result<>();
    // Everything that follows is worked out first and recorded in one commit.
    Release ahead = live->release;
    QList<ReleaseEvent> events;
    QList<TaskStarted> started;
    const QDateTime now = m_clock.utcNow();
    for (int round = 0; round < maxRounds; ++round) {
        QList<ReleaseEvent> next = nextEvents(ahead);
        if (next.isEmpty() && !m_isPassive) {
            for (const Dispatch &dispatch : dispatchable(ahead))
                next.append(startOf(ahead, dispatch));
        }
        if (next.isEmpty())
            break;
        for (const ReleaseEvent &event : next) {
            ahead.apply(event, enginePerson(), now);
            if (const auto *const start = std::get_if<TaskStarted>(&event))
                started.append(*start);
        }
        events += next;
    }
    const auto appended = co_await append(id, live, enginePerson(), events);
    if (!appended) {
        live->isLoaded = false;
        co_return failed(appended);
    }
    reachFailpoint("engine.settled");
    handOut(id, live, started);
    scheduleRetries(id, live->release);
    co_return Result<>();
}

//! The start of a task whose turn it is, checked at this moment; or why it cannot start.
ReleaseEvent ReleaseEngine::startOf(const Release &release, const Dispatch &dispatch) const
{
    const TaskRun run = release.run(dispatch.run);
    const int number = run.attempt() + 1;
    const EffectId opId(QStringLiteral("%1.%2.%3").arg(release.id().value(), dispatch.run.value()).arg(number));
    const bool isProtected
        = m_directory.isProtected(dispatch.task.environment) || !release.isPreparation(dispatch.task.id);
    if (isProtected && release.state() == ReleaseState::Running) {
        if (const auto valid = checkSignatures(release); !valid)
            return TaskFailed{dispatch.run, number, errorCodeName(valid.error().code), valid.error().message, {}, true};
    }
    const auto parameters = resolveParameters(dispatch.task.parameters, release, variablesOf(release));
    if (!parameters)
        return TaskFailed{dispatch.run, number, errorCodeName(parameters.error().code), parameters.error().message,
                          {},           true};
    return TaskStarted{dispatch.run, number, opId, *parameters};
}

QMap<QString, QString> ReleaseEngine::variablesOf(const Release &release) const
{
    const Project *const project = m_directory.project(release.project());
    return project ? project->variables : QMap<QString, QString>();
}

void ReleaseEngine::handOut(const ReleaseId &id, const std::shared_ptr<Live> &live, const QList<TaskStarted> &started)
{
    for (const TaskStarted &start : started)
        async::launch(attempt(id, live, start), "attempt");
}

void ReleaseEngine::scheduleRetries(const ReleaseId &id, const Release &release)
{
    if (!release.isLive() || m_isPassive)
        return;
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        const auto dispatch = dispatchOf(release, run.key());
        const QPair<ReleaseId, TaskId> key{id, run.key()};
        if (run->state != TaskState::Failed || !dispatch || m_retrying.contains(key))
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
                if (!open || !retryDelay(open->task, now.run(key.second)) || !now.isLive())
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
    const auto parameters = resolveParameters(dispatch->task.parameters, release, variablesOf(release));
    if (parameters)
        assignment.task.parameters = *parameters;
    assignment.attempt = started.attempt;
    assignment.opId = started.opId;
    const TaskRun run = release.run(started.task);
    assignment.startedAt = run.attempts.isEmpty() ? m_clock.utcNow() : run.attempts.last().startedAt;
    assignment.release = release;
    assignment.directory = m_directory;
    if (dispatch->isRestore)
        assignment.before = release.run(dispatch->task.id).output;
    return assignment;
}

QCoro::Task<> ReleaseEngine::attempt(ReleaseId id, std::shared_ptr<Live> live, TaskStarted started)
{
    const Busy busy(m_busy);
    const Busy underWay(live->underWay);
    const auto dispatch = dispatchOf(live->release, started.task);
    if (!dispatch)
        co_return;
    const bool isResumed = started.parameters.isEmpty() && !dispatch->task.parameters.isEmpty();
    const Result<TaskOutput> outcome
        = co_await m_worker.run(assignmentOf(live->release, started), started.task, dispatch->isRestore, isResumed);
    if (m_isStopping && !outcome && outcome.error().code == ErrorCode::Cancelled)
        co_return; // the next start finds it under its operation id

    reachFailpoint("engine.executed");
    const ReleaseEvent result = resultOf(started, outcome);
    const auto written = co_await change(id, enginePerson(), [result, started](const Release &release) -> Decided {
        const TaskRun run = release.run(started.task);
        if (run.attempt() != started.attempt || run.state != TaskState::Running) {
            if (release.state() != ReleaseState::Aborted)
                return QList<ReleaseEvent>(); // decided otherwise meanwhile
        }
        return QList<ReleaseEvent>{result};
    });
    if (!written)
        qCCritical(logEngine) << "the result of" << started.opId.value()
                              << "could not be recorded; it is looked up at the next start:" << written.error().message;
}

QCoro::Task<> ReleaseEngine::stop()
{
    m_isStopping = true;
    m_worker.leave();
    while (m_busy > 0)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(10), {});
}

void ReleaseEngine::publish(const QList<store::RecordedEvent> &events)
{
    emit recorded(events);
}

} // namespace releasedesk::engine
