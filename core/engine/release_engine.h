// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/async/turn.h"
#include "core/base/clock.h"
#include "core/domain/release_command.h"
#include "core/domain/release_decisions.h"
#include "core/engine/executor_registry.h"
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

    //! Starts nothing new, asks what runs to stop without recording anything about it, and waits until it has. A next
    //! start() goes on from there.
    [[nodiscard]] QCoro::Task<> stop();

    //! Events that others appended to the same store, such as those of the effect journal.
    void publish(const QList<store::RecordedEvent> &events);

    //! A passive engine records decisions and what follows from them but hands nothing to executors: ready tasks stay
    //! ready until an engine comes that is not. Call before start().
    void setPassive(bool isPassive) { m_isPassive = isPassive; }

    void setDirectory(domain::Directory directory) { m_directory = std::move(directory); }

    [[nodiscard]] TaskWorker &worker() { return m_worker; }

signals:
    //! After the events are durable.
    void recorded(const QList<releasedesk::store::RecordedEvent> &events);

private:
    //! A release in memory, and whose turn it is to change it.
    struct Live {
        domain::Release release;
        qint64 version = 0;
        bool isLoaded = false;
        bool isHeld = false; //!< nothing is handed out for the moment
        int underWay = 0; //!< attempts whose result is not recorded yet
        async::Turn turn;
    };
    using Decide = std::function<domain::Decided(const domain::Release &)>;

    [[nodiscard]] QCoro::Task<Result<>> load(ReleaseId id, std::shared_ptr<Live> live);
    [[nodiscard]] QCoro::Task<Result<store::Position>> change(ReleaseId id, PersonId actor, Decide decide);
    [[nodiscard]] QCoro::Task<Result<store::Position>> append(ReleaseId id, std::shared_ptr<Live> live, PersonId actor,
                                                              QList<domain::ReleaseEvent> events);
    //! Lets everything happen that follows by itself, and hands out what became ready.
    [[nodiscard]] QCoro::Task<Result<>> settle(ReleaseId id, std::shared_ptr<Live> live);
    [[nodiscard]] QList<domain::ReleaseEvent> whatFollows(const domain::Release &release) const;
    void settleLater(const ReleaseId &id);
    void takeUp(const ReleaseId &id, const std::shared_ptr<Live> &live);
    void scheduleRetries(const ReleaseId &id, const domain::Release &release);
    [[nodiscard]] QCoro::Task<> attempt(ReleaseId id, std::shared_ptr<Live> live, domain::TaskStarted started,
                                        bool isResumed);
    [[nodiscard]] QCoro::Task<Result<store::Position>> rollBack(domain::RollBack command, access::Actor actor);
    [[nodiscard]] TaskAssignment assignmentOf(const domain::Release &release, const domain::TaskStarted &started) const;
    [[nodiscard]] std::shared_ptr<Live> liveOf(const ReleaseId &id);

    store::EventStore &m_store;
    const Clock &m_clock;
    const ExecutorRegistry &m_executors;
    domain::Directory m_directory;
    TaskWorker m_worker;
    QHash<ReleaseId, std::shared_ptr<Live>> m_live;
    QSet<QPair<ReleaseId, TaskId>> m_retrying;
    QSet<ReleaseId> m_settlingLater;
    std::stop_source m_stop; //!< of the engine itself, when it is stopping
    int m_busy = 0; //!< coroutines of this engine under way
    bool m_isStopping = false;
    bool m_isPassive = false;
};

//! Who acts when the engine itself does.
[[nodiscard]] PersonId enginePerson();

} // namespace releasedesk::engine
