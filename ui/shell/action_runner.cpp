// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/action_runner.h"

#include "ui/async/when_done.h"
#include "ui/shell/confirm_dialog.h"
#include "ui/shell/release_questions.h"

namespace releasedesk::ui {

ActionRunner::ActionRunner(session::Desk &desk, const Clock &clock, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_clock(clock)
    , m_window(window)
{
}

void ActionRunner::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
}

void ActionRunner::run(const ReleaseAction &action, const ReleaseId &id)
{
    const domain::Release *const release = m_desk.release(id);
    const bool isPossible = release && action.isEnabled() && !m_isHeld && !isSending(id) && !m_dialog;
    if (!isPossible)
        return;
    if (action.kind == ReleaseActionKind::Sign) {
        emit signWanted(id, action.task);
        return;
    }
    const std::optional<Question> question = questionFor(action, *release, m_desk, m_clock.utcNow());
    if (!question) {
        send(action, id, {}, nullptr);
        return;
    }
    auto *const dialog = new ConfirmDialog(*question, m_window);
    if (action.kind == ReleaseActionKind::RollBack)
        dialog->addDetail(makeRollbackSteps(*release, m_desk.directory()));
    ask(action, id, dialog);
}

void ActionRunner::ask(const ReleaseAction &action, const ReleaseId &release, ConfirmDialog *dialog)
{
    m_dialog = dialog;
    connect(dialog, &ConfirmDialog::confirmed, this, [this, action, release, dialog](const QString &reason) {
        dialog->setBusy(true);
        send(action, release, reason, dialog);
    });
    dialog->open();
}

void ActionRunner::send(const ReleaseAction &action, const ReleaseId &id, const QString &reason, ConfirmDialog *dialog)
{
    const domain::Release *const release = m_desk.release(id);
    const auto command = release ? commandOf(action, *release, reason) : std::nullopt;
    if (!command)
        return;
    m_sending.insert(id);
    emit sendingChanged(id);
    whenDone(
        this, m_desk.session().send(*command),
        [this, id, kind = action.kind, asked = QPointer<ConfirmDialog>(dialog)](const Result<store::Position> &result) {
            m_sending.remove(id);
            emit sendingChanged(id);
            if (!result && asked)
                asked->showError(result.error());
            else if (!result)
                emit refused(id, result.error());
            else if (asked)
                asked->close();
            if (result)
                emit succeeded(id, kind);
        });
}

} // namespace releasedesk::ui
