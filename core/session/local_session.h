// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/engine/release_engine.h"
#include "core/session/session.h"

namespace releasedesk::session {

//! A session with the engine of this process. The engine may live on a thread of its own: calls go there and answers
//! come back here.
class LocalSession final : public Session
{
    Q_OBJECT

public:
    //! \p engine, \p store and \p log live on the engine's thread and outlive the session.
    LocalSession(engine::ReleaseEngine &engine, store::EventStore &store, store::TaskLog &log, access::Actor actor,
                 QObject *parent = nullptr);

    [[nodiscard]] PersonId person() const override { return m_actor.id; }
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                               int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override;

private:
    void take(const QList<store::RecordedEvent> &events);
    QCoro::Task<> closeGap();

    engine::ReleaseEngine &m_engine;
    store::EventStore &m_store;
    store::TaskLog &m_log;
    access::Actor m_actor;
    QMap<store::Position, store::RecordedEvent> m_ahead; //!< came before one that is still missing
    store::Position m_last = -1; //!< newest event read or told; -1: none read yet
    bool m_isFollowing = false; //!< the record was read to its end once
    bool m_isClosingGap = false;
};

} // namespace releasedesk::session
