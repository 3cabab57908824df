// SPDX-License-Identifier: Apache-2.0
#include "core/engine/release_engine.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/failpoint.h"
#include "core/base/logging.h"
#include "core/domain/environment_lock.h"
#include "core/domain/rollback_plan.h"
#include "core/engine/attempt_events.h"
#include "core/engine/busy.h"
#include "core/engine/command_authority.h"
#include "core/store/release_codec.h"

namespace releasedesk::engine {
namespace {

using namespace domain;

constexpr int maxTries = 5;
constexpr int maxRounds = 20'000; // more than a release has tasks; a bug must not spin for ever

//! A start, or why it may not be made any more.
ReleaseEvent startWithin(const Limits &limits, qint64 present, const ReleaseEvent &event, const Task &task)
{
    const auto *const start = std::get_if<TaskStarted>(&event);
    if (!start)
        return event;
    Result<> fits = checkMayBegin(limits, present);
    if (fits)
        fits = checkSize(start->parameters, task, limits);
    if (fits)
        return event;
    return TaskFailed{start->task, start->attempt, errorCodeName(fits.error().code), fits.error().message, {}, true};
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
    , m_retryPauses([this](const ReleaseId &id, Decide decide) {
        if (!m_isStopping)
            change(id, enginePerson(), std::move(decide)).then([](const Result<store::Position> & /*done*/) {});
    })
{
    connect(&m_worker, &TaskWorker::silenceChanged, this, &ReleaseEngine::noteSilence);
    m_freezeChange.setSingleShot(true);
    connect(&m_freezeChange, &QTimer::timeout, this, &ReleaseEngine::followFreezes);
    // A secret variable names an environment variable: its value never gets into the record.
    m_worker.setSecrets([](const QString &name) -> std::optional<Secret> {
        const QByteArray value = qgetenv(name.toUtf8().constData());
        return value.isEmpty() ? std::nullopt : std::optional(Secret(value));
    });
}

ReleaseEngine::~ReleaseEngine() = default;

void ReleaseEngine::setDirectory(Directory directory)
{
    m_directory = std::move(directory);
    ++m_directoryVersion;
    for (auto live = m_live.cbegin(); live != m_live.cend(); ++live) {
        if (waitsForDirectory(**live)) // the environment may not be protected any more
            settleLater(live.key());
    }
    followFreezes();
}

ReleaseEngine::LivePtr ReleaseEngine::liveOf(const ReleaseId &id)
{
    LivePtr &live = m_live[id];
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
    }
    // Only now: who may go on where depends on all of them.
    for (const StreamId &stream : *open) {
        const ReleaseId id = store::releaseOfStream(stream);
        const auto live = liveOf(id);
        const auto turn = co_await live->turn.take();
        const bool isWanted = live->release.isLive() || live->release.state() == ReleaseState::Aborted;
        if (!live->isLoaded || !isWanted || m_isPassive)
            continue;
        takeUp(id, live);
        if (const auto settled = co_await settle(id, live); !settled)
            co_return settled;
    }
    followFreezes();
    co_return Result<>();
}

QCoro::Task<Result<>> ReleaseEngine::load(ReleaseId id, LivePtr live)
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
    live->gate.forget();
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
        if (const auto free = checkEnvironments(command, release); !free)
            return failed(free);
        const Circumstances now{actor.id, m_clock.utcNow(), m_directory};
        Decided decided = std::visit([&](const auto &wish) { return decide(wish, release, now); }, command);
        if (!decided)
            return decided;
        if (const auto fits = checkEventLimit(m_limits, command, liveOf(release.id())->version, decided->size()); !fits)
            return failed(fits);
        return decided;
    };
    const auto changed = co_await change(id, actor.id, decideNow);
    if (changed && std::holds_alternative<AbortRelease>(command))
        m_worker.cancelAll(id);
    if (const auto *const cancel = std::get_if<CancelTask>(&command); changed && cancel)
        m_worker.cancel(id, cancel->task);
    co_return changed;
}

QCoro::Task<Result<store::Position>> ReleaseEngine::handleFor(ReleaseCommand command, PersonId person)
{
    const Person *const known = m_directory.person(person);
    const QList<Role> roles = known ? known->roles : QList<Role>();
    co_return co_await handle(std::move(command), {person, QSet<Role>(roles.begin(), roles.end())});
}

QCoro::Task<Result<SeenRelease>> ReleaseEngine::read(ReleaseId id)
{
    const Busy busy(m_busy);
    const auto live = liveOf(id);
    const auto turn = co_await live->turn.take();
    if (!live->isLoaded) {
        if (const auto loaded = co_await load(id, live); !loaded)
            co_return failed(loaded);
    }
    if (live->release.exists())
        co_return SeenRelease{live->release, live->version};
    if (live.use_count() == 2)
        m_live.remove(id);
    co_return failure(ErrorCode::NotFound,
                      tr("This workspace has no release “%1”. Look whether its id is right.").arg(id.value()));
}

//! Whether the rollback is possible at all. Then what still runs is asked to stop, and nothing new is handed out.
QCoro::Task<Result<>> ReleaseEngine::stopForRollback(ReleaseId id, LivePtr live, Decide decide)
{
    const auto turn = co_await live->turn.take();
    if (!live->isLoaded) {
        if (const auto loaded = co_await load(id, live); !loaded)
            co_return loaded;
    }
    if (const Decided first = decide(live->release); !first && first.error().reason != u"rollback.inFlight")
        co_return failed(first);
    live->isHeld = true;
    m_worker.cancelAll(id);
    co_return Result<>();
}

//! What still runs is stopped first: only then is it known what has to be taken back.
QCoro::Task<Result<store::Position>> ReleaseEngine::rollBack(RollBack command, access::Actor actor)
{
    const auto live = liveOf(command.release);
    const Decide decideNow = [this, command, actor](const Release &release) -> Decided {
        if (const auto allowed = authorizeCommand(command, release, actor); !allowed)
            return failed(allowed);
        if (const auto free = checkEnvironments(command, release); !free)
            return failed(free);
        return decide(command, release, Circumstances{actor.id, m_clock.utcNow(), m_directory});
    };
    if (const auto stopping = co_await stopForRollback(command.release, live, decideNow); !stopping)
        co_return failed(stopping);
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
    const Then then = actor == enginePerson() ? Then::Settle : Then::Rest;
    const auto recordedAt = co_await record(id, live, actor, decide, then);
    if (!recordedAt) {
        if (live->isLoaded && !live->release.exists() && live.use_count() == 2)
            m_live.remove(id); // nobody else waits for it
        co_return recordedAt;
    }
    if (then == Then::Rest) {
        if (const auto settled = co_await settle(id, live); !settled)
            qCWarning(logEngine) << "the release does not go on:" << settled.error().message;
    }
    co_return recordedAt;
}

QCoro::Task<Result<store::Position>> ReleaseEngine::record(ReleaseId id, LivePtr live, PersonId actor, Decide decide,
                                                           Then then)
{
    Result<store::Position> appended = failure(ErrorCode::Aborted, {});
    for (int tries = 0; tries < maxTries && !appended && appended.error().code == ErrorCode::Aborted; ++tries) {
        if (!live->isLoaded) {
            if (const auto loaded = co_await load(id, live); !loaded)
                co_return failed(loaded);
        }
        const Decided events = decide(live->release);
        if (!events)
            co_return failed(events);
        appended = co_await append(id, live, actor, *events, then);
    }
    co_return appended;
}

//! Whether the end of a window may come sooner than what is waited for.
bool ReleaseEngine::movesWindowEnd(const ReleaseEvent &event)
{
    return std::holds_alternative<ReleaseStarted>(event) || std::holds_alternative<ReleaseResumed>(event)
        || std::holds_alternative<DetailsEdited>(event);
}

//! The events are applied at once, so that all that follows from them goes into the same commit. If it cannot be
//! written, or somebody else wrote meanwhile, the release is read again.
QCoro::Task<Result<store::Position>> ReleaseEngine::append(ReleaseId id, LivePtr live, PersonId actor,
                                                           QList<ReleaseEvent> events, Then then)
{
    const QDateTime now = m_clock.utcNow();
    for (const ReleaseEvent &event : events)
        live->release.apply(event, actor, now);
    if (then == Then::Settle && !live->isHeld && !m_isStopping)
        events += letFollow(*live, now);
    store::Position position = 0;
    if (!events.isEmpty()) {
        store::Append wish{store::releaseStream(id), live->version, actor, now, {}};
        wish.events.reserve(events.size());
        for (const ReleaseEvent &event : events)
            wish.events.append(store::encode(event));
        const auto recordedEvents = co_await m_store.append(std::move(wish));
        if (!recordedEvents) {
            live->isLoaded = false;
            co_return failed(recordedEvents);
        }
        live->version += events.size();
        position = recordedEvents->last().position;
        emit recorded(*recordedEvents);
        letOthersIn(live->release);
        if (std::ranges::any_of(events, &movesWindowEnd))
            followFreezes();
    }
    if (then == Then::Settle) {
        reachFailpoint("engine.settled");
        handOut(id, live, events);
        if (live->release.isLive() && !m_isPassive)
            m_retryPauses.look(id, live->release);
    }
    co_return position;
}

QCoro::Task<Result<>> ReleaseEngine::settle(ReleaseId id, LivePtr live)
{
    if (live->isHeld || m_isStopping)
        co_return Result<>();
    const Decide nothing = [](const Release & /*release*/) -> Decided { return QList<ReleaseEvent>(); };
    const auto settled = co_await record(id, live, enginePerson(), nothing, Then::Settle);
    if (settled)
        co_return Result<>();
    settleLater(id);
    co_return failed(settled);
}

QSet<TaskId> ReleaseEngine::keptFromBeginning(const Release &release, const HeldByFreeze &held) const
{
    QSet<TaskId> kept = held.tasks;
    if (m_isPassive || !release.states().contains(TaskState::Failed))
        return kept; // nobody asks
    for (const Dispatch &dispatch : dispatchable(release)) {
        const EnvironmentId place = effectOf(dispatch.task, m_directory);
        if (!place.isEmpty() && holderAgainst(release, {place}))
            kept.insert(dispatch.run);
    }
    return kept;
}

//! Applies everything that follows by itself, and answers it.
QList<ReleaseEvent> ReleaseEngine::letFollow(Live &live, const QDateTime &now) const
{
    const CheckGate checkGate = [&](const Release &release, bool isProtected) {
        return live.gate.check(release, m_directory, m_directoryVersion, isProtected);
    };
    QList<ReleaseEvent> events;
    for (int round = 0; round < maxRounds; ++round) {
        const HeldByFreeze held = m_isPassive ? HeldByFreeze() : heldByFreeze(live.release, now);
        QList<ReleaseEvent> next = nextEvents(live.release, projectVariablesOf(live.release, m_directory),
                                              keptFromBeginning(live.release, held));
        if (next.isEmpty() && !m_isPassive) {
            live.isKeptOut = !held.tasks.isEmpty();
            next = eventsOf(held, live.release, now);
            for (const Dispatch &dispatch : held.back ? QList<Dispatch>() : dispatchable(live.release)) {
                if (held.tasks.contains(dispatch.run))
                    continue;
                const EnvironmentId place = effectOf(dispatch.task, m_directory);
                if (!place.isEmpty() && holderAgainst(live.release, {place})) {
                    live.isKeptOut = true;
                    continue;
                }
                next.append(startWithin(m_limits, live.version + events.size(),
                                        startOf(live.release, dispatch, m_directory, checkGate), dispatch.task));
            }
        }
        if (next.isEmpty())
            break;
        for (const ReleaseEvent &event : next)
            live.release.apply(event, enginePerson(), now);
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
    QTimer::singleShot(firstRecordPause, this, [this, id] {
        m_settlingLater.remove(id);
        if (m_isStopping)
            return;
        change(id, enginePerson(), [](const Release & /*release*/) -> Decided {
            return QList<ReleaseEvent>();
        }).then([self = QPointer(this), id](const Result<store::Position> &done) {
            const bool mayPass = !done
                && (done.error().code == ErrorCode::Unavailable || done.error().code == ErrorCode::ResourceExhausted
                    || done.error().code == ErrorCode::Aborted);
            if (self && mayPass && !self->m_isStopping)
                self->settleLater(id);
        });
    });
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
