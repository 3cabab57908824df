// SPDX-License-Identifier: Apache-2.0
// What stands between the person and the end of the program.
#include "ui/widgets/confirm_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/wording/release_words.h"

#include <QCloseEvent>

#include <algorithm>

namespace releasedesk::ui {

void MainWindow::closeEvent(QCloseEvent *event)
{
    QStringList running;
    for (const domain::Release &release : m_needs.desk.book().releases()) {
        const bool isUnderWay = release.state() == domain::ReleaseState::Running
            || release.state() == domain::ReleaseState::Preparing
            || release.state() == domain::ReleaseState::RollingBack;
        if (isUnderWay)
            running.append(nameOf(release, m_needs.desk.directory()));
    }
    if (running.isEmpty() || m_mayClose) {
        event->accept();
        emit closing();
        return;
    }
    event->ignore();
    askBeforeClosing(running);
}

void MainWindow::askBeforeClosing(const QStringList &running)
{
    const auto open = findChildren<ConfirmDialog *>(QString(), Qt::FindDirectChildrenOnly);
    if (std::ranges::any_of(open, [](const ConfirmDialog *each) { return each->isVisible(); }))
        return;
    Question question;
    question.title = tr("Close Release Desk?");
    question.consequence
        = tr("%1 runs on this computer. Closing pauses before the next task; it goes on when this workspace is opened "
             "again.")
              .arg(running.join(QStringLiteral(", ")));
    question.button = tr("Close");
    auto *const dialog = new ConfirmDialog(question, this);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog] {
        m_mayClose = true;
        dialog->close();
        close();
    });
    dialog->open();
}

} // namespace releasedesk::ui
