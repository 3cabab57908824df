// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/async/turn.h"
#include "core/base/clock.h"
#include "core/domain/release_command.h"
#include "core/domain/release_decisions.h"
#include "core/engine/executor_registry.h"
#include "core/engine/limits.h"
#include "core/engine/other_releases.h"
#include "core/engine/retry_pauses.h"
#include "core/engine/signature_gate.h"
#include "core/engine/task_worker.h"
#include "core/store/event_store.h"

#include <QObject>
#include <QTimer>

namespace releasedesk::engine {

//! Turns commands into events and runs what they make possible: load, authorise, decide, append, then schedule and hand
//! out. The record is the only truth; everything kept here can be rebuilt from it. Lives on one thread.
class ReleaseEngine final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive the engine.
    ReleaseEngine(store::EventStore &store, store::TaskLog &log, const Clock &clock, const ExecutorRegistry &executors,
                  domain::Directory directory, Redact redact = {});
    ~ReleaseEngine() override;

    //! Reads the record and goes on where it stopped: what was running is handed out again under the same operation id,
    //! so that it is found and not repeated.
    [[nodiscard]] QCoro::Task<Result<>> start();

    //! The position of what happened, or why nothing did.
    [[nodiscard]] QCoro::Task<Result<store::Position>> handle(domain::ReleaseCommand command, access::Actor actor);

    //! The same in the name of somebody who is not there: with the roles that the directory gives \p person.
    [[nodiscard]] QCoro::Task<Result<store::Position>> handleFor(domain::ReleaseCommand command, PersonId person);

    //! A release as the record tells it; NotFound for an id nobody created.
    [[nodiscard]] QCoro::Task<Result<SeenRelease>> read(ReleaseId id);

    //! Starts nothing new, asks what runs to stop without recording anything about it, and waits until it has. A next
    //! start() goes on from there.
    [[nodiscard]] QCoro::Task<> stop();

    //! Events that others appended to the same store, such as those of the effect journal.
    void publish(const QList<store::RecordedEvent> &events);

    //! A passive engine records decisions and what follows from them but hands nothing to executors: ready tasks stay
    //! ready until an engine comes that is not. Call before start().
    void setPassive(bool isPassive) { m_isPassive = isPassive; }

    void setDirectory(domain::Directory directory);

    //! Call before start().
    void setLimits(const Limits &limits) { m_limits = limits; }

    [[nodiscard]] TaskWorker &worker() { return m_worker; }

signals:
    //! After the events are durable.
    void recorded(const QList<releasedesk::store::RecordedEvent> &events);

private:
    //! What became of an attempt, not recorded yet.
    struct Finished {
        domain::TaskStarted started;
        domain::ReleaseEvent result;
    };

    //! A release in memory, and whose turn it is to change it. Only who has the turn reads or changes the release.
    struct Live {
        domain::Release release; //!< ahead of the record while an append is under way
        qint64 version = 0;
        bool isLoaded = false; //!< false: read it again before anything else
        bool isHeld = false; //!< nothing is handed out for the moment
        bool isRecording = false; //!< somebody records what is in `finished`
        bool isKeptOut = false; //!< waits for an environment that another release has
        int underWay = 0; //!< attempts whose result is not recorded yet
        QList<Finished> finished;
        SignatureGate gate;
        async::Turn turn;
    };
    using LivePtr = std::shared_ptr<Live>;
    using Decide = std::function<domain::Decided(const domain::Release &)>;
    enum class Then { Rest, Settle }; //!< Settle: with everything that follows by itself, in the same commit

    [[nodiscard]] QCoro::Task<Result<>> load(ReleaseId id, LivePtr live);
    [[nodiscard]] QCoro::Task<Result<store::Position>> change(ReleaseId id, PersonId actor, Decide decide);
    //! What \p decide answers, recorded; by somebody who has the turn.
    [[nodiscard]] QCoro::Task<Result<store::Position>> record(ReleaseId id, LivePtr live, PersonId actor, Decide decide,
                                                              Then then);
    [[nodiscard]] QCoro::Task<Result<store::Position>> append(ReleaseId id, LivePtr live, PersonId actor,
                                                              QList<domain::ReleaseEvent> events, Then then);
    //! Lets everything happen that follows by itself, and hands out what became ready.
    [[nodiscard]] QCoro::Task<Result<>> settle(ReleaseId id, LivePtr live);
    [[nodiscard]] QList<domain::ReleaseEvent> letFollow(Live &live, const QDateTime &now) const;
    //! Refuses what would begin in an environment that another release has.
    [[nodiscard]] Result<> checkEnvironments(const domain::ReleaseCommand &command,
                                             const domain::Release &release) const;
    [[nodiscard]] const domain::Release *holderAgainst(const domain::Release &release,
                                                       const QSet<EnvironmentId> &environments) const;
    //! Lets the releases go on that waited and may find a place free, after something changed in \p release.
    void letOthersIn(const domain::Release &release);
    //! What a freeze, or the end of the window, keeps from beginning at the moment.
    struct HeldByFreeze {
        QSet<TaskId> tasks; //!< runs that are ready
        std::optional<domain::ReleaseFrozen> by; //!< of the first of them
        std::optional<domain::RollbackStarted> back; //!< instead of waiting
    };
    [[nodiscard]] HeldByFreeze heldByFreeze(const domain::Release &release, const QDateTime &now) const;
    //! The ready tasks that something outside of the release keeps from beginning, as far as a failure asks for them.
    [[nodiscard]] QSet<TaskId> keptFromBeginning(const domain::Release &release, const HeldByFreeze &held) const;
    //! What is new about it for the record.
    [[nodiscard]] static QList<domain::ReleaseEvent> eventsOf(const HeldByFreeze &held, const domain::Release &release,
                                                              const QDateTime &now);
    //! Whether another directory, or another moment, could let it go on.
    [[nodiscard]] static bool waitsForDirectory(const Live &live);
    //! The next moment from \p now on at which a freeze begins or ends, or the window of a run ends.
    [[nodiscard]] QDateTime nextClosing(const QDateTime &now) const;
    //! Lets releases go on, or back, when a freeze began or ended or a window ended, and comes back at the next such
    //! moment.
    void followFreezes();
    [[nodiscard]] static bool movesWindowEnd(const domain::ReleaseEvent &event);
    void handOut(const ReleaseId &id, const LivePtr &live, const QList<domain::ReleaseEvent> &events);
    void settleLater(const ReleaseId &id);
    //! Lets the executor drop what it kept to find this operation again, once its result is recorded.
    void forgetTraces(const Live &live, const TaskId &task, const EffectId &opId) const;
    void takeUp(const ReleaseId &id, const LivePtr &live);
    [[nodiscard]] QCoro::Task<> attempt(ReleaseId id, LivePtr live, domain::TaskStarted started, bool isResumed);
    void noteSilence(const ReleaseId &id, const TaskId &run, bool isSilent);
    [[nodiscard]] QCoro::Task<> recordResults(ReleaseId id, LivePtr live);
    [[nodiscard]] QCoro::Task<Result<store::Position>> rollBack(domain::RollBack command, access::Actor actor);
    [[nodiscard]] QCoro::Task<Result<>> stopForRollback(ReleaseId id, LivePtr live, Decide decide);
    [[nodiscard]] TaskAssignment assignmentOf(const domain::Release &release, const domain::TaskStarted &started) const;
    [[nodiscard]] LivePtr liveOf(const ReleaseId &id);

    store::EventStore &m_store;
    const Clock &m_clock;
    const ExecutorRegistry &m_executors;
    domain::Directory m_directory;
    quint64 m_directoryVersion = 1;
    TaskWorker m_worker;
    RetryPauses m_retryPauses;
    QHash<ReleaseId, LivePtr> m_live;
    Limits m_limits;
    QSet<ReleaseId> m_settlingLater;
    QTimer m_freezeChange;
    QDateTime m_freezesFollowed; //!< up to this moment
    std::stop_source m_stop; //!< of the engine itself, when it is stopping
    int m_busy = 0; //!< coroutines of this engine under way
    bool m_isStopping = false;
    bool m_isPassive = false;
};

//! Who acts when the engine itself does.
[[nodiscard]] PersonId enginePerson();

} // namespace releasedesk::engine
