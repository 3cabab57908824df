// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/action_runner.h"

#include "ui/async/when_done.h"
#include "ui/plan/plan_document.h"
#include "ui/shell/release_questions.h"
#include "ui/variables/start_values.h"
#include "ui/variables/variable_editor.h"
#include "ui/widgets/confirm_dialog.h"

#include <QTimer>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr std::chrono::seconds patience{60}; //!< for tasks that are asked to stop
constexpr int variablesWidth = 860;
constexpr int aroundVariables = 80;

} // namespace

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
    if (action.kind == ReleaseActionKind::EditVariables) {
        editVariables(*release, dialog);
        return;
    }
    m_values.clear();
    if (action.kind == ReleaseActionKind::Start && StartValues::areAsked(*release))
        addValues(*release, dialog);
    ask(action, id, dialog);
}

//! Saving is a step of the flow like any other: it can be undone, and asks before signatures go.
void ActionRunner::editVariables(const domain::Release &release, ConfirmDialog *dialog)
{
    const domain::Project *const project = m_desk.directory().project(release.project());
    auto *const editor = new VariableEditor(release, project ? project->variables : QMap<QString, QString>());
    dialog->setBoxWidth(std::min(variablesWidth, m_window->width() - aroundVariables));
    dialog->addDetail(editor);
    connect(editor, &VariableEditor::edited, dialog, [dialog, editor] { dialog->setMissing(editor->fault()); });
    m_dialog = dialog;
    const QList<domain::Variable> before = release.plan().variables;
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog, editor, before, id = release.id()] {
        PlanDocument &document = PlanDocument::of(m_desk, id);
        if (document.plan().variables != before) {
            dialog->showError({ErrorCode::Aborted,
                               tr("Somebody has changed the variables meanwhile, so nothing was saved. Open this again "
                                  "and repeat what you wanted."),
                               {}});
            return;
        }
        if (editor->variables() != before)
            document.edit({domain::SetVariables{editor->variables()}}, tr("Change variables"));
        dialog->close();
    });
    dialog->open();
}

void ActionRunner::addValues(const domain::Release &release, ConfirmDialog *dialog)
{
    auto *const values = new StartValues(release);
    dialog->addDetail(values);
    const auto take = [this, dialog, values] {
        m_values = values->values();
        dialog->setMissing(values->fault());
    };
    connect(values, &StartValues::edited, dialog, take);
    take();
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
    auto command = release ? commandOf(action, *release, reason) : std::nullopt;
    if (!command)
        return;
    if (auto *const start = std::get_if<domain::StartRelease>(&*command))
        start->values = m_values;
    m_sending.insert(id);
    emit sendingChanged(id);
    if (!action.stopsFirst.isEmpty()) {
        stopFirst(action, id, reason, dialog);
        return;
    }
    whenDone(
        this, m_desk.session().send(*command),
        [this, id, kind = action.kind, asked = QPointer<ConfirmDialog>(dialog)](const Result<store::Position> &result) {
            finish(id, kind, result ? Result<>() : Result<>(failed(result)), asked);
        });
}

//! Cancels what runs, and goes on when it has come to an end.
void ActionRunner::stopFirst(const ReleaseAction &action, const ReleaseId &id, const QString &reason,
                             ConfirmDialog *dialog)
{
    for (const TaskId &task : action.stopsFirst) {
        // A refusal means that it has just ended; whether anything still runs is seen below.
        whenDone(this, m_desk.session().send(domain::CancelTask{id, task}), [](const Result<store::Position> &) {});
    }
    auto *const waiting = new QTimer(this);
    waiting->setInterval(100);
    auto rest = action;
    rest.stopsFirst.clear();
    const auto end = m_clock.elapsed() + patience;
    connect(waiting, &QTimer::timeout, this,
            [this, waiting, rest, id, reason, end, asked = QPointer<ConfirmDialog>(dialog)] {
                const domain::Release *const release = m_desk.release(id);
                const bool isBack = release
                    && (release->state() == domain::ReleaseState::RollingBack
                        || release->state() == domain::ReleaseState::RolledBack);
                const bool isStill = release && !tasksInFlight(*release).isEmpty();
                if (isStill && !isBack && m_clock.elapsed() < end)
                    return;
                waiting->deleteLater();
                waiting->stop();
                if (isBack) // the failed task has started it by itself
                    finish(id, rest.kind, {}, asked);
                else
                    send(rest, id, reason, asked); // if something still runs, the engine says so
            });
    waiting->start();
}

void ActionRunner::finish(const ReleaseId &id, ReleaseActionKind kind, const Result<> &result, ConfirmDialog *dialog)
{
    m_sending.remove(id);
    emit sendingChanged(id);
    if (!result && dialog)
        dialog->showError(result.error());
    else if (!result)
        emit refused(id, result.error());
    else if (dialog)
        dialog->close();
    if (result)
        emit succeeded(id, kind);
}

} // namespace releasedesk::ui
