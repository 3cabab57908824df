// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "ui/settings/notification_preferences.h"
#include "ui/shell/bell_memory.h"

#include <QObject>

class QTimer;

namespace releasedesk::ui {

//! Says once of each approval that it is the person's turn: when it is asked, and again when it is asked anew because
//! the content changed. What comes in quiet hours is said in one sentence when they are over.
class ApprovalBell final : public QObject
{
    Q_OBJECT

public:
    //! What waits already is not told. \p desk and \p clock must outlive it.
    ApprovalBell(session::Desk &desk, const Clock &clock, QuietHours quiet = {}, QObject *parent = nullptr);

    //! Keeps in \p memory what was told, and tells now what came while no program ran. Where nothing was ever told,
    //! what waits is taken as known.
    void remember(BellMemory memory);

    //! Approvals that wait for the person now.
    [[nodiscard]] int count() const { return m_count; }

    //! Holds from the next approval on; what an earlier choice kept back is told when the new hours are over.
    void setQuiet(QuietHours quiet);

    //! Looks at the clock: tells what quiet hours kept back.
    void tick();

signals:
    //! \p release and \p task are empty when it is about several.
    void rang(const QString &title, const QString &text, const releasedesk::ReleaseId &release,
              const releasedesk::TaskId &task);
    void countChanged(int count);

private:
    struct Ring {
        ReleaseId release;
        TaskId task;
        QString key;
    };

    void look(bool isTold);
    void ring(const QList<Ring> &rings);
    void save() const;
    void tell(const QList<Ring> &rings);
    [[nodiscard]] QString keyOf(const projections::InboxItem &item) const;

    session::Desk &m_desk;
    const Clock &m_clock;
    QuietHours m_quiet;
    QTimer *m_timer;
    QSet<QString> m_known; //!< fingerprints of release, task and content
    QList<Ring> m_kept; //!< by quiet hours
    std::optional<BellMemory> m_memory;
    int m_count = 0;
};

} // namespace releasedesk::ui
