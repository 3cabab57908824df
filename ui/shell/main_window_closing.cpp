// SPDX-License-Identifier: Apache-2.0
// What stands between the person and the end of the program.
#include "ui/shell/main_window.h"
#include "ui/shell/panel_shelf.h"
#include "ui/widgets/confirm_dialog.h"
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
    if ((running.isEmpty() && m_shelf->unsavedNotes().isEmpty()) || m_mayClose) {
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
    const QStringList unsaved = m_shelf->unsavedNotes();
    Question question;
    question.title = tr("Close Release Desk?");
    QStringList consequences;
    if (!unsaved.isEmpty())
        consequences.append(tr("What you wrote in the notes of %1 is not saved and would be lost. Cancel and save it "
                               "with Ctrl+S to keep it.")
                                .arg(unsaved.join(QStringLiteral(", "))));
    if (!running.isEmpty())
        consequences.append(tr("%1 runs on this computer. Closing pauses before the next task; it goes on when this "
                               "workspace is opened again.")
                                .arg(running.join(QStringLiteral(", "))));
    question.consequence = consequences.join(u' ');
    question.button = unsaved.isEmpty() ? tr("Close") : tr("Close without saving");
    question.isDangerous = !unsaved.isEmpty();
    auto *const dialog = new ConfirmDialog(question, this);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog] {
        m_mayClose = true;
        dialog->close();
        close();
    });
    dialog->open();
}

} // namespace releasedesk::ui
