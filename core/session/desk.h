// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/projections/activity.h"
#include "core/projections/approval_inbox.h"
#include "core/projections/release_book.h"
#include "core/session/session.h"

#include <QHash>

namespace releasedesk::session {

//! The workspace as one signed-in person sees it, folded from the events of a Session. What it shows changes when an
//! event arrives, never after a click.
class Desk final : public QObject
{
    Q_OBJECT

public:
    //! Call open() next. \p session must outlive the desk.
    Desk(Session &session, domain::Directory directory, QObject *parent = nullptr);

    //! Reads the whole record once; events that arrive meanwhile are not lost.
    [[nodiscard]] QCoro::Task<Result<>> open();

    [[nodiscard]] Session &session() const { return m_session; }
    [[nodiscard]] PersonId person() const { return m_session.person(); }
    [[nodiscard]] const domain::Directory &directory() const { return m_directory; }
    void setDirectory(domain::Directory directory);

    [[nodiscard]] const projections::ReleaseBook &book() const { return m_book; }
    [[nodiscard]] const domain::Release *release(const ReleaseId &id) const { return m_book.find(id); }
    [[nodiscard]] const projections::ApprovalInbox &inbox() const { return m_inbox; }

    //! Newest first, important ones of all releases, at most 50.
    [[nodiscard]] const QList<projections::Activity> &activity() const { return m_activity; }

    //! All of one release, oldest first.
    [[nodiscard]] QList<projections::Activity> history(const ReleaseId &id) const { return m_history.value(id); }

    //! How far a running task is, as last told.
    [[nodiscard]] std::optional<TaskProgress> progress(const ReleaseId &release, const TaskId &task) const;

    //! Of the newest event seen; 0 before any.
    [[nodiscard]] store::Position position() const { return m_position; }

signals:
    void releaseChanged(const releasedesk::ReleaseId &release);
    void inboxChanged();
    void activityChanged();
    void directoryChanged();
    void progressChanged(const releasedesk::ReleaseId &release, const releasedesk::TaskId &task);

private:
    void take(const store::RecordedEvent &event);

    Session &m_session;
    domain::Directory m_directory;
    projections::ReleaseBook m_book;
    projections::ApprovalInbox m_inbox;
    QList<projections::Activity> m_activity;
    QHash<ReleaseId, QList<projections::Activity>> m_history;
    QHash<QPair<ReleaseId, TaskId>, TaskProgress> m_progress;
    QList<store::RecordedEvent> m_early; //!< arrived while the record was being read
    store::Position m_position = 0;
    bool m_isOpen = false;
};

} // namespace releasedesk::session
