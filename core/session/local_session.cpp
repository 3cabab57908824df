// SPDX-License-Identifier: Apache-2.0
#include "core/session/local_session.h"

#include "core/async/call_in.h"
#include "core/async/launch.h"

#include <QPointer>

namespace releasedesk::session {

LocalSession::LocalSession(engine::ReleaseEngine &engine, store::EventStore &store, store::TaskLog &log,
                           access::Actor actor, QObject *parent)
    : Session(parent)
    , m_engine(engine)
    , m_store(store)
    , m_log(log)
    , m_actor(std::move(actor))
{
    qRegisterMetaType<QList<store::RecordedEvent>>();
    qRegisterMetaType<QList<store::LogLine>>();
    connect(&m_engine, &engine::ReleaseEngine::recorded, this, &LocalSession::take);
    connect(&m_engine.worker(), &engine::TaskWorker::progressed, this,
            [this](const ReleaseId &release, const TaskId &run, int percent, const QString &text) {
                emit progressed({release, run, percent, text});
            });
    connect(&m_engine.worker(), &engine::TaskWorker::logged, this, &Session::logged);
}

QCoro::Task<Result<store::Position>> LocalSession::send(domain::ReleaseCommand command)
{
    const std::function<QCoro::Task<Result<store::Position>>()> work
        = [engine = &m_engine, command, actor = m_actor] { return engine->handle(command, actor); };
    return async::callIn<Result<store::Position>>(&m_engine, work);
}

QCoro::Task<Result<QList<store::RecordedEvent>>> LocalSession::eventsAfter(store::Position position, int limit)
{
    const QPointer<LocalSession> self(this);
    auto page = co_await m_store.readAfter(position, limit);
    if (self && page && !m_isFollowing) { // a later look at old events moves nothing
        m_isFollowing = page->size() < limit;
        m_last = std::max(m_last, page->isEmpty() ? position : page->last().position);
        m_ahead.removeIf([this](const auto &entry) { return entry.key() <= m_last; });
        take({});
    }
    co_return page;
}

QCoro::Task<Result<QList<store::LogLine>>> LocalSession::log(store::LogKey key, qint64 first, int limit)
{
    return m_log.read(std::move(key), first, limit);
}

//! Events of different streams are written side by side and may be told out of order: they are put in order here.
void LocalSession::take(const QList<store::RecordedEvent> &events)
{
    for (const store::RecordedEvent &event : events) {
        if (event.position > m_last)
            m_ahead.insert(event.position, event);
    }
    if (m_last < 0)
        return; // nobody has read the record yet: nothing to follow it
    while (!m_ahead.isEmpty() && m_ahead.firstKey() == m_last + 1) {
        const store::RecordedEvent next = m_ahead.take(++m_last);
        emit recorded(next);
    }
    if (!m_ahead.isEmpty() && !m_isClosingGap)
        async::launch(closeGap(), "close gap");
}

//! Reads what was not told, such as events that another object appended to the same store.
QCoro::Task<> LocalSession::closeGap()
{
    m_isClosingGap = true;
    const QPointer<LocalSession> self(this);
    const auto missing
        = co_await m_store.readAfter(m_last, static_cast<int>(m_ahead.isEmpty() ? 1 : m_ahead.lastKey() - m_last));
    if (!self)
        co_return;
    m_isClosingGap = false;
    if (missing)
        take(*missing);
}

} // namespace releasedesk::session
