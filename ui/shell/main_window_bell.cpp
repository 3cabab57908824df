// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/approval_bell.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tray_bell.h"
#include "ui/widgets/toast_stack.h"

#include <QSettings>

//! How a window tells that somebody's signature is asked for.

namespace releasedesk::ui {
namespace {

//! As kept on this computer: "notify/quietFrom" and "notify/quietUntil", e.g. 21:00 and 08:00.
QuietHours quietHours()
{
    const QSettings store;
    const auto time = [&](const QString &key, const QTime &usual) {
        const QTime read = QTime::fromString(store.value(key).toString(), QStringLiteral("HH:mm"));
        return read.isValid() ? read : usual;
    };
    const QuietHours usual;
    return {time(QStringLiteral("notify/quietFrom"), usual.from),
            time(QStringLiteral("notify/quietUntil"), usual.until)};
}

} // namespace

void MainWindow::addBell()
{
    if (m_needs.isForPicture)
        return;
    auto *const bell = new ApprovalBell(m_needs.desk, m_needs.clock, quietHours(), this);
    connect(bell, &ApprovalBell::rang, this,
            [this](const QString &title, const QString &text, const ReleaseId &release, const TaskId &task) {
                m_toasts->show({State::Waiting, tr("%1: %2", "release and what is asked").arg(title, text), tr("Open")},
                               [this, release, task] { go({View::Approvals, release, ReleaseTab::Flow, task}); });
            });
    auto *const tray = new TrayBell(*bell, this);
    connect(tray, &TrayBell::opened, this, [this](const ReleaseId &release, const TaskId &task) {
        comeForward();
        go({View::Approvals, release, ReleaseTab::Flow, task});
    });
}

} // namespace releasedesk::ui
