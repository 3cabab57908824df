// SPDX-License-Identifier: Apache-2.0
#include "core/session/desk.h"

#include "core/base/clock.h"
#include "core/base/logging.h"

#include <QPointer>

namespace releasedesk::session {
namespace {

constexpr int pageSize = 5000;
constexpr qsizetype activityLimit = 50;

} // namespace

Desk::Desk(Session &session, domain::Directory directory, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_directory(std::move(directory))
{
    connect(&m_session, &Session::recorded, this, [this](const store::RecordedEvent &event) {
        if (m_isOpen)
            take(event);
        else
            m_early.append(event);
    });
    connect(&m_session, &Session::progressed, this, [this](const TaskProgress &progress) {
        m_progress.insert({progress.release, progress.task}, progress);
        emit progressChanged(progress.release, progress.task);
    });
}

QCoro::Task<Result<>> Desk::open()
{
    const QPointer<Desk> self(this);
    while (true) {
        const auto page = co_await m_session.eventsAfter(m_position, pageSize);
        if (!self)
            co_return Result<>();
        if (!page)
            co_return failed(page);
        for (const store::RecordedEvent &event : *page)
            take(event);
        if (page->size() < pageSize)
            break;
    }
    m_isOpen = true;
    for (const store::RecordedEvent &event : std::exchange(m_early, {}))
        take(event);
    m_inbox = projections::approvalInbox(m_book, m_session.person(), m_directory, SystemClock().utcNow());
    emit inboxChanged();
    emit activityChanged();
    co_return Result<>();
}

void Desk::setDirectory(domain::Directory directory)
{
    m_directory = std::move(directory);
    emit directoryChanged();
}

std::optional<TaskProgress> Desk::progress(const ReleaseId &release, const TaskId &task) const
{
    const auto found = m_progress.constFind({release, task});
    return found == m_progress.constEnd() ? std::nullopt : std::optional(*found);
}

void Desk::take(const store::RecordedEvent &event)
{
    if (event.position <= m_position)
        return; // read from the record already
    m_position = event.position;
    const auto changed = m_book.apply(event);
    if (!changed) {
        qCWarning(logStore) << "event" << event.position << "cannot be read:" << changed.error().message;
        return;
    }
    if (!*changed)
        return;
    const ReleaseId id = **changed;
    const domain::Release &release = *m_book.find(id);
    if (auto activity = projections::activityOf(event, release, m_directory)) {
        m_history[id].append(*activity);
        if (activity->isImportant) {
            m_activity.prepend(*activity);
            if (m_activity.size() > activityLimit)
                m_activity.removeLast();
            if (m_isOpen)
                emit activityChanged();
        }
    }
    if (!m_isOpen)
        return;
    emit releaseChanged(id);
    if (event.event.name.startsWith(u"approval.") || event.event.name.startsWith(u"signatures.")
        || event.event.name.startsWith(u"release.") || event.event.name.startsWith(u"rollback.")) {
        m_inbox = projections::approvalInbox(m_book, m_session.person(), m_directory, SystemClock().utcNow());
        emit inboxChanged();
    }
}

} // namespace releasedesk::session
