// SPDX-License-Identifier: Apache-2.0
#include "core/documents/release_link.h"
#include "ui/shell/approval_bell.h"
#include "ui/shell/linked_place.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tray_bell.h"
#include "ui/widgets/toast_stack.h"

#include <QSettings>

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
    connect(tray, &TrayBell::opened, this, [this](const ReleaseId &release, const TaskId &task) {
        comeForward();
        go({View::Approvals, release, ReleaseTab::Flow, task});
    });
    tray->setTelling(wanted.isOnDesktop);
    connect(this, &MainWindow::notificationsChosen, bell, [bell, tray](const NotificationPreferences &chosen) {
        tray->setTelling(chosen.isOnDesktop);
        bell->setQuiet(chosen.keptQuiet());
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
