// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_link.h"
#include "ui/settings/notifications_page.h"
#include "ui/shell/approval_bell.h"
#include "ui/shell/desktop_notices.h"
#include "ui/shell/linked_place.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_shelf.h"
#include "ui/shell/tray_bell.h"
#include "ui/widgets/toast_stack.h"

#include <QSettings>
#include <QTimer>

#include <algorithm>

//! How a window tells that somebody's signature is asked for, and where links from outside lead to.

namespace releasedesk::ui {
void MainWindow::addBell()
{
    if (m_needs.isForPicture)
        return;
    const auto wanted = NotificationPreferences::read(*m_settings, m_needs.desk.person());
    auto *const bell = new ApprovalBell(m_needs.desk, m_needs.clock, wanted.keptQuiet(), this);
    connect(bell, &ApprovalBell::rang, this,
            [this](const QString &title, const QString &text, const ReleaseId &release, const TaskId &task) {
                if (!NotificationPreferences::read(*m_settings, m_needs.desk.person()).isInWindow)
                    return;
                m_toasts->show({State::Waiting, tr("%1: %2", "release and what is asked").arg(title, text), tr("Open")},
                               [this, release, task] { go({View::Approvals, release, ReleaseTab::Flow, task}); });
            });
    auto *const tray = new TrayBell(*bell, this);
    const auto open = [this](const ReleaseId &release, const TaskId &task) {
        comeForward();
        go({View::Approvals, release, ReleaseTab::Flow, task});
    };
    connect(tray, &TrayBell::opened, this, open);
    DesktopNotices *const notices = m_needs.notices;
    connect(
        bell, &ApprovalBell::rang, this,
        [this, tray, notices](const QString &title, const QString &text, const ReleaseId &release, const TaskId &task) {
            if (!NotificationPreferences::read(*m_settings, m_needs.desk.person()).isOnDesktop)
                return;
            if (notices)
                notices->show({title, text, release, task});
            else
                tray->tell(title, text, release, task);
        });
    if (notices) {
        connect(notices, &DesktopNotices::notShown, tray, [tray](const DesktopNotice &notice) {
            tray->tell(notice.title, notice.text, notice.release, notice.task);
        });
        connect(notices, &DesktopNotices::opened, this, open);
        connect(notices, &DesktopNotices::signWanted, this, [this, open](const ReleaseId &release, const TaskId &task) {
            open(release, task);
            m_shelf->prepareToSign();
        });
        connect(&m_needs.desk, &session::Desk::inboxChanged, notices, [desk = &m_needs.desk, notices] {
            notices->keepOnly([desk](const ReleaseId &release, const TaskId &task) {
                return std::ranges::any_of(desk->inbox().toSign, [&](const projections::InboxItem &item) {
                    return item.isMyTurn && (release.isEmpty() || (item.release == release && item.task == task));
                });
            });
        });
    }
    connect(this, &MainWindow::notificationsChosen, bell,
            [bell](const NotificationPreferences &chosen) { bell->setQuiet(chosen.keptQuiet()); });
    // Once the window stands: what came meanwhile is told in it as well.
    QTimer::singleShot(
        0, bell, [this, bell] { bell->remember(BellMemory(*m_settings, m_needs.folder, m_needs.desk.person())); });
}

void MainWindow::offerOutsideNotices(NotificationsPage &page)
{
    SigningGate *const gate = m_needs.signing;
    if (!gate)
        return;
    const PersonId person = m_needs.desk.person();
    page.setOutside(gate->notificationsOf(person), [gate, person](domain::NotificationRules rules) {
        return gate->chooseNotifications(std::move(rules), person);
    });
}

void MainWindow::followLink(const QString &text)
{
    const auto link = documents::ReleaseLink::parse(text);
    if (!link) {
        report(link.error());
        return;
    }
    const auto place = placeOf(*link, m_needs.desk);
    if (place)
        go(*place);
    else
        report(place.error());
}

} // namespace releasedesk::ui
