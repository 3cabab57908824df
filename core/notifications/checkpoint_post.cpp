// SPDX-License-Identifier: Apache-2.0
#include "core/notifications/checkpoint_post.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/logging.h"
#include "core/notifications/message_tries.h"

#include <QScopeGuard>

#include <algorithm>

namespace releasedesk::notifications {
namespace {

constexpr qint64 secondsPerHour = 3600;
constexpr QLatin1String prefix("checkpoint-");
constexpr int pageSize = 100;
constexpr int longestWait = 600; //!< steps of 5 ms; a share that is gone may keep a write for minutes

} // namespace

CheckpointPost::CheckpointPost(store::EventStore &store, effects::EffectJournal &journal, const Clock &clock, Make make,
                               QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_journal(journal)
    , m_clock(clock)
    , m_make(std::move(make))
{
    connect(&m_timer, &QTimer::timeout, this, [this] { async::launch(work(), "checkpoint post"); });
}

void CheckpointPost::setPlaces(QList<std::shared_ptr<CheckpointPlace>> places, int hours)
{
    m_places = std::move(places);
    m_hours = std::max(1, hours);
}

void CheckpointPost::start(std::chrono::milliseconds interval)
{
    m_timer.start(interval);
    async::launch(work(), "checkpoint post");
}

QCoro::Task<> CheckpointPost::work()
{
    const auto looked = co_await look();
    if (!looked)
        qCWarning(logEngine) << "no checkpoint left this computer:" << looked.error().message;
}

QCoro::Task<Result<>> CheckpointPost::look()
{
    if (m_isLooking || m_stop.stop_requested())
        co_return Result<>(); // a server may take its time
    m_isLooking = true;
    const QPointer self(this);
    const auto done = qScopeGuard([self] {
        if (self)
            self->m_isLooking = false;
    });
    Result<> outcome;
    const QList<std::shared_ptr<CheckpointPlace>> places = m_places;
    for (const std::shared_ptr<CheckpointPlace> &place : places) {
        const auto sent = co_await sendTo(place);
        if (!self || m_stop.stop_requested())
            co_return Result<>();
        if (!sent && outcome)
            outcome = sent;
    }
    co_return outcome;
}

QCoro::Task<Result<bool>> CheckpointPost::isIdleSince(store::Position position)
{
    const QString own = effects::EffectJournal::streamOf(EffectId(prefix)).value();
    const auto isOwn = [&own](const store::RecordedEvent &event) { return event.stream.value().startsWith(own); };
    while (true) {
        const auto events = co_await m_store.readAfter(position, pageSize);
        if (!events)
            co_return failed(events);
        if (!std::ranges::all_of(*events, isOwn))
            co_return false;
        if (events->size() < pageSize)
            co_return true;
        position = events->last().position;
    }
}

QCoro::Task<Result<>> CheckpointPost::sendTo(std::shared_ptr<CheckpointPlace> place)
{
    const QDateTime now = m_clock.utcNow();
    const qint64 period = now.toSecsSinceEpoch() / (secondsPerHour * m_hours);
    const QString message = QStringLiteral("%1%2-%3h-%4").arg(QString(prefix), place->name()).arg(m_hours).arg(period);
    if (m_settled.contains(message) || now < m_notBefore.value(message))
        co_return Result<>();
    const QPointer self(this);
    const auto next = co_await nextTry(m_store, message);
    if (!self || !next)
        co_return next ? Result<>() : failed(next);
    if (!next->id)
        m_settled.insert(message);
    if (!next->id || now < next->notBefore) {
        m_notBefore.insert(message, next->notBefore);
        co_return Result<>();
    }
    if (const auto kept = m_kept.constFind(place->name()); kept != m_kept.constEnd()) {
        const auto idle = co_await isIdleSince(*kept);
        if (!self || !idle)
            co_return idle ? Result<>() : failed(idle);
        if (*idle) {
            m_settled.insert(message);
            co_return Result<>();
        }
    }
    const auto made = co_await m_make();
    if (!self || !made)
        co_return made ? Result<>() : failed(made);
    if (made->line.isEmpty())
        co_return Result<>(); // nothing was ever recorded
    const auto effect = place->effect(*next->id, made->line, now, m_stop.get_token());
    if (!effect) {
        m_notBefore.insert(message, now.addDuration(pauseAfterFailure));
        co_return failed(effect);
    }
    const auto sent = co_await m_journal.perform(*effect);
    if (!self)
        co_return Result<>();
    if (sent)
        m_kept.insert(place->name(), made->position);
    if (sent || !sent.error().nothingHappened) // the record says whether and when it may be tried again
        m_settled.insert(message);
    co_return sent ? Result<>() : failed(sent);
}

QCoro::Task<> CheckpointPost::stop()
{
    m_stop.request_stop();
    m_timer.stop();
    const QPointer self(this);
    for (int step = 0; self && m_isLooking && step < longestWait; ++step)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(5), {});
}

} // namespace releasedesk::notifications
