// SPDX-License-Identifier: Apache-2.0
#include "core/notifications/approval_post.h"

#include "core/async/cancel.h"
#include "core/async/launch.h"
#include "core/base/logging.h"
#include "core/base/shown_zone.h"
#include "core/notifications/message_tries.h"
#include "core/store/release_codec.h"

#include <QScopeGuard>

namespace releasedesk::notifications {
namespace {

constexpr std::chrono::minutes pauseOfChannel(1); //!< after it could not be reached

bool isOutOfReach(const Error &error)
{
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::DeadlineExceeded;
}

bool mayAsk(const QString &event)
{
    return event.startsWith(u"approval.") || event.startsWith(u"signatures.") || event.startsWith(u"release.")
        || event.startsWith(u"rollback.");
}

} // namespace

ApprovalPost::ApprovalPost(store::EventStore &store, effects::EffectJournal &journal, const Clock &clock, Read read,
                           QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_journal(journal)
    , m_clock(clock)
    , m_read(std::move(read))
{
    connect(&m_timer, &QTimer::timeout, this, [this] { async::launch(work(), "approval post"); });
}

void ApprovalPost::setChannels(QList<std::shared_ptr<NoticeChannel>> channels)
{
    m_channels = std::move(channels);
}

void ApprovalPost::setPeople(domain::Directory directory, QHash<PersonId, domain::NotificationRules> rules)
{
    m_directory = std::move(directory);
    m_rules = std::move(rules);
    if (m_isStarted)
        async::launch(work(), "approval post");
}

void ApprovalPost::start(std::chrono::milliseconds interval)
{
    m_isStarted = true;
    m_timer.start(interval);
    async::launch(work(), "approval post");
}

void ApprovalPost::note(const QList<store::RecordedEvent> &events)
{
    if (!m_isStarted)
        return;
    for (const store::RecordedEvent &event : events) {
        if (const ReleaseId release = store::releaseOfStream(event.stream);
            !release.isEmpty() && mayAsk(event.event.name))
            lookSoon(release);
    }
}

//! Several events of one commit are one look.
void ApprovalPost::lookSoon(const ReleaseId &release)
{
    if (!m_dirty.isEmpty()) {
        m_dirty.insert(release);
        return;
    }
    m_dirty.insert(release);
    QTimer::singleShot(0, this, [this] {
        const QSet<ReleaseId> releases = std::exchange(m_dirty, {});
        for (const ReleaseId &each : releases)
            async::launch(lookAt(each), "approval post");
    });
}

QCoro::Task<> ApprovalPost::work()
{
    if (std::exchange(m_isWorking, true))
        co_return; // a look is long while a server does not answer
    const QPointer self(this);
    const auto looked = co_await look();
    if (!self)
        co_return;
    m_isWorking = false;
    if (!looked)
        qCWarning(logEngine) << "nobody was told of approvals:" << looked.error().message;
}

QCoro::Task<Result<>> ApprovalPost::look()
{
    if (m_channels.isEmpty())
        co_return Result<>();
    const QPointer self(this);
    const auto streams = co_await m_store.openStreams();
    if (!self)
        co_return Result<>();
    if (!streams)
        co_return failed(streams);
    for (const StreamId &stream : *streams) {
        const ReleaseId release = store::releaseOfStream(stream);
        if (release.isEmpty())
            continue;
        co_await lookAt(release);
        if (!self)
            co_return Result<>();
    }
    const std::stop_token stop = m_stop.get_token();
    while (self && m_busy > 0
           && !stop.stop_requested()) // what another look is just sending is not cut off by whoever ends after this
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(5), stop);
    co_return Result<>();
}

QCoro::Task<> ApprovalPost::lookAt(ReleaseId release)
{
    if (m_stop.stop_requested() || m_channels.isEmpty())
        co_return;
    ++m_busy;
    const QPointer self(this);
    const auto done = qScopeGuard([self] {
        if (self)
            --self->m_busy;
    });
    const auto read = co_await m_read(release);
    if (!self || !read)
        co_return; // gone meanwhile
    const QList<ApprovalNotice> notices = noticesOf(*read, m_directory, m_clock.utcNow());
    const QList<std::shared_ptr<NoticeChannel>> channels = m_channels;
    for (const ApprovalNotice &notice : notices) {
        for (const std::shared_ptr<NoticeChannel> &channel : channels) {
            co_await tell(notice, *read, channel);
            if (!self)
                co_return;
        }
    }
}

QCoro::Task<> ApprovalPost::tell(ApprovalNotice notice, domain::Release release, std::shared_ptr<NoticeChannel> channel)
{
    const domain::Person *const found = m_directory.person(notice.person);
    const domain::NotificationRules rules = m_rules.value(notice.person);
    const QString message = QString(channel->name() + u'-' + notice.key);
    const QDateTime now = m_clock.utcNow();
    if (m_stop.stop_requested() || !found || !channel->isFor(*found, rules) || m_settled.contains(message))
        co_return;
    const bool isQuiet = rules.keptQuiet().contains(inShownZone(now).time());
    if (isQuiet || now < m_notBefore.value(message) || now < m_outOfReach.value(channel->name()))
        co_return;
    m_settled.insert(message); // nobody else sends it while this does
    const domain::Person person = *found;
    const NoticeText text = textOf(notice, release, m_directory);
    const QPointer self(this);
    const auto next = co_await nextTry(m_store, QString(u"notice-" + message));
    if (!self)
        co_return;
    if (!next || now < next->notBefore) {
        m_settled.remove(message);
        if (next)
            m_notBefore.insert(message, next->notBefore);
        co_return;
    }
    if (!next->id)
        co_return;
    const auto effect = channel->effect(*next->id, message, text, person, now, m_stop.get_token());
    if (!effect) {
        m_settled.remove(message);
        m_notBefore.insert(message, now.addDuration(pauseAfterFailure));
        qCWarning(logEngine) << "nobody can be told by" << channel->name() << ':' << effect.error().message;
        co_return;
    }
    const auto told = co_await m_journal.perform(*effect);
    if (!self || told)
        co_return;
    qCWarning(logEngine) << "a notice by" << channel->name() << "was not delivered:" << told.error().message;
    if (told.error().nothingHappened)
        m_settled.remove(message); // the record says from when on it may be tried again
    if (isOutOfReach(told.error())) // nor would the others get through, one time-out after the other
        m_outOfReach.insert(channel->name(), m_clock.utcNow().addDuration(pauseOfChannel));
}

QCoro::Task<> ApprovalPost::stop()
{
    m_stop.request_stop();
    m_timer.stop();
    while (m_busy > 0)
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(5), {});
}

} // namespace releasedesk::notifications
