// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/task_actions.h"

#include "core/base/shown_zone.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"
#include "ui/async/when_done.h"
#include "ui/plan/task_look.h"
#include "ui/task_content/checklist_rows.h"
#include "ui/task_content/note_action.h"
#include "ui/task_content/signer_rows.h"
#include "ui/task_content/steer_actions.h"
#include "ui/widgets/button.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/text_field.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace releasedesk::ui {
namespace {

using domain::TaskState;
using domain::WaitReason;

bool isDoneByPeople(const domain::Task &task)
{
    return domain::automationOf(task.kind) == domain::Automation::Person;
}

//! Who said what became of an attempt nobody knew about, and when; empty: nobody had to.
QString resolutionText(const domain::TaskRun &run, const domain::Directory &directory)
{
    if (run.resolvedBy.isEmpty())
        return {};
    const QString who = personName(directory, run.resolvedBy);
    const QDate day = inShownZone(run.finishedAt).date();
    const QString at = shortDateText(day, day) + u' ' + clockText(run.finishedAt);
    if (run.state == TaskState::Succeeded)
        return TaskActions::tr("%1 said that it took effect, %2.", "who, at").arg(who, at);
    const bool isGivenUp = !run.attempts.isEmpty() && !run.attempts.last().hadNoEffect;
    return isGivenUp ? TaskActions::tr("%1 gave up finding out whether it took effect, %2.", "who, at").arg(who, at)
                     : TaskActions::tr("%1 said that it did not happen, %2.", "who, at").arg(who, at);
}

} // namespace

TaskActions::TaskActions(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
    , m_refusal(new ErrorBanner(this))
    , m_sending(new SafeLabel(FontRole::Caption, ColorToken::Text3, this))
    , m_steering(new SteerActions([this](domain::ReleaseCommand command) { send(std::move(command)); }))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_refusal);
    m_layout->addWidget(m_sending);
    m_layout->addWidget(m_steering);
    m_sending->hide();
    connect(&m_desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &release) {
        if (release == m_release)
            take();
    });
    connect(&m_desk, &session::Desk::directoryChanged, this, &TaskActions::rebuild);
}

void TaskActions::showTask(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || task != m_task)
        m_steering->showOffers({}, m_desk.directory()); // a note is about one task
    m_release = release;
    m_task = task;
    m_refusal->clear();
    take();
}

TaskActions::Shown TaskActions::whatIsShown() const
{
    Shown shown{m_release, m_task};
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return shown;
    const TaskId restored = domain::restoredTaskOf(m_task);
    if (const domain::Task *const task = release->plan().task(restored.isEmpty() ? m_task : restored))
        shown.plan = *task;
    shown.run = release->run(m_task);
    shown.isLive = release->isLive();
    if (const domain::ApprovalRequest *const request = release->approval(m_task)) {
        shown.isAsked = request->state == domain::ApprovalState::Active;
        shown.signatures = request->signatures;
        shown.nextSigners = request->nextSigners();
    }
    return shown;
}

void TaskActions::take()
{
    const domain::Release *const release = m_desk.release(m_release);
    const QList<SteerOffer> offers
        = release ? steerOffers(*release, m_task, m_desk.person(), m_desk.directory()) : QList<SteerOffer>();
    m_steering->showOffers(offers, m_desk.directory());
    tellEmptiness();
    Shown shown = whatIsShown();
    if (m_content && shown == m_shown)
        return;
    const bool isSameTask = shown.release == m_shown.release && shown.task == m_shown.task;
    const QMap<QString, Note> kept = isSameTask ? notes() : QMap<QString, Note>();
    m_shown = std::move(shown);
    rebuild();
    giveBack(kept);
}

QMap<QString, TaskActions::Note> TaskActions::notes() const
{
    QMap<QString, Note> kept;
    if (!m_content)
        return kept;
    for (const TextField *const field : m_content->findChildren<TextField *>()) {
        const QLineEdit *const edit = field->edit();
        kept.insert(edit->accessibleName(), {edit->text(), edit->cursorPosition(), edit->hasFocus()});
    }
    return kept;
}

void TaskActions::giveBack(const QMap<QString, Note> &notes)
{
    for (TextField *const field : m_content->findChildren<TextField *>()) {
        QLineEdit *const edit = field->edit();
        const auto note = notes.find(edit->accessibleName());
        if (note == notes.end())
            continue;
        field->setText(note->text);
        edit->setCursorPosition(note->cursor);
        if (note->hasFocus)
            edit->setFocus(Qt::OtherFocusReason);
    }
}

void TaskActions::rebuild()
{
    const bool hadFocus = m_content && m_content->isAncestorOf(focusWidget());
    delete m_content;
    m_content = new QWidget(this);
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(8);
    m_layout->insertWidget(1, m_content);
    m_sending->hide();

    const domain::Release *const release = m_desk.release(m_release);
    const TaskId restored = domain::restoredTaskOf(m_task);
    const domain::Task *const task = release ? release->plan().task(restored.isEmpty() ? m_task : restored) : nullptr;
    if (task) {
        const domain::TaskRun run = release->run(m_task);
        if (run.state == TaskState::Failed && release->isLive())
            addFailure(run, *task);
        else if (run.state == TaskState::Unknown)
            addUnknown(run);
        else if (isDoneByPeople(*task) && (run.waitReason == WaitReason::Person || run.state == TaskState::Running))
            addManualWork(run, *task);
        else if (run.state == TaskState::Running)
            addAction(tr("Stop this task"), false, domain::CancelTask{m_release, m_task});
        else if (const QString said = resolutionText(run, m_desk.directory());
                 run.state == TaskState::Succeeded && !said.isEmpty())
            addText(QString(said + u' ' + run.note).trimmed());
        else if (run.waitReason == WaitReason::Verification)
            addVerification(run, *task);
        if (const domain::ApprovalRequest *const request = release->approval(m_task))
            addApproval(*request);
    }
    const bool hasRows = m_rows->count() > 0;
    m_content->setVisible(hasRows);
    if (hadFocus && hasRows)
        m_content->setFocus();
    tellEmptiness();
}

void TaskActions::tellEmptiness()
{
    const bool isEmpty = (!m_rows || m_rows->count() == 0) && m_steering->isEmptyNow();
    if (isEmpty == m_isEmpty)
        return;
    m_isEmpty = isEmpty;
    emit emptinessChanged(isEmpty);
}

void TaskActions::addText(const QString &text)
{
    auto *const label = new SafeLabel(FontRole::Body, ColorToken::Text2, m_content);
    label->setWordWrap(true);
    label->showText(SafeText::fromOutside(text));
    m_rows->addWidget(label);
}

void TaskActions::addFailure(const domain::TaskRun &run, const domain::Task &task)
{
    auto *const banner = new ErrorBanner(m_content);
    const QString said = resolutionText(run, m_desk.directory());
    banner->showMessage(ErrorBanner::Kind::Error, said.isEmpty() ? tr("This task failed.") : said,
                        SafeText::fromOutside(run.summary).plain());
    m_rows->addWidget(banner);
    const domain::Attempt last = run.attempts.isEmpty() ? domain::Attempt() : run.attempts.last();
    const auto left = static_cast<int>(last.failedTargets.size());
    const bool isGivenUp = last.code == u"Unknown" && !last.hadNoEffect; // trying again might do it twice
    if (left > 0 && !isGivenUp)
        addAction(tr("Try the %n that failed again", nullptr, left), true, domain::RetryTask{m_release, m_task, true});
    if (!isGivenUp)
        addAction(left > 0 ? tr("Try all again") : tr("Try again"), left == 0, domain::RetryTask{m_release, m_task});
    addNoteAction(tr("Done by hand: what did you do?"), tr("Mark as done"), false, true,
                  [this](const QString &note) { return domain::CompleteTask{m_release, m_task, note}; });
    if (task.isSkippable)
        addNoteAction(tr("Leave it out: why?"), tr("Skip"), false, true,
                      [this](const QString &note) { return domain::SkipTask{m_release, m_task, note}; });
}

void TaskActions::addUnknown(const domain::TaskRun &run)
{
    auto *const banner = new ErrorBanner(m_content);
    banner->showMessage(ErrorBanner::Kind::Warning, tr("Nobody knows whether this took effect."),
                        SafeText::fromOutside(run.summary).plain());
    m_rows->addWidget(banner);
    addText(tr("Look at the connected system, then say what you found. Nothing is tried again before that."));
    addNoteAction(tr("It took effect: how do you know?"), tr("It happened"), true, true,
                  [this](const QString &note) { return domain::ResolveUnknown{m_release, m_task, true, note}; });
    addNoteAction(tr("It did not: how do you know?"), tr("It did not happen"), false, true,
                  [this](const QString &note) { return domain::ResolveUnknown{m_release, m_task, false, note}; });
    addNoteAction(tr("Nobody can find out: what was tried?"), tr("Give up finding out"), false, true,
                  [this](const QString &note) { return domain::ResolveUnknown{m_release, m_task, false, note, true}; });
}

void TaskActions::addManualWork(const domain::TaskRun &run, const domain::Task &task)
{
    const QString instruction = task.parameters[QStringLiteral("instruction")].toString();
    if (!instruction.isEmpty())
        addText(instruction);
    const QString criterion = task.parameters[QStringLiteral("criterion")].toString();
    if (!criterion.isEmpty())
        addText(tr("It is done when: %1").arg(criterion));
    if (!run.claimedBy.isEmpty()) {
        addText(tr("%1 has taken it on.").arg(personName(m_desk.directory(), run.claimedBy)));
    } else {
        addText(tr("It waits for: %1").arg(performerText(m_desk, task)));
        addAction(tr("I take it on"), false, domain::ClaimTask{m_release, m_task});
    }
    addItems(run, task);
    addNoteAction(tr("Note (optional)"), task.kind == u"owner.review" ? tr("Confirm review") : tr("Mark as done"), true,
                  false, [this](const QString &note) { return domain::CompleteTask{m_release, m_task, note}; });
}

void TaskActions::addItems(const domain::TaskRun &run, const domain::Task &task)
{
    QStringList items;
    for (const char *name : {"items", "points"}) {
        for (const auto &item : task.parameters[QLatin1String(name)].toArray())
            items.append(item.toString());
    }
    if (items.isEmpty())
        return;
    auto *const rows = new ChecklistRows(items, run.ticks, m_desk.directory(), m_content);
    connect(rows, &ChecklistRows::ticked, this, [this](int item, const QString &notApplicableReason) {
        send(domain::TickItem{m_release, m_task, item, notApplicableReason});
    });
    m_rows->addWidget(rows);
}

void TaskActions::addVerification(const domain::TaskRun &run, const domain::Task &task)
{
    addText(tr("%1 says that it is done. %2 confirms it.")
                .arg(personName(m_desk.directory(), run.performedBy), personName(m_desk.directory(), task.verifier)));
    addItems(run, task);
    if (task.verifier != m_desk.person())
        return;
    addAction(tr("Confirm"), true, domain::ConfirmTask{m_release, m_task});
    addNoteAction(tr("It is not done: what is missing?"), tr("Not done"), false, true,
                  [this](const QString &note) { return domain::ConfirmTask{m_release, m_task, false, note}; });
}

void TaskActions::addApproval(const domain::ApprovalRequest &request)
{
    m_rows->addWidget(new SignerRows(request, m_desk.directory(), m_content));
}

void TaskActions::addAction(const QString &button, bool isPrimary, domain::ReleaseCommand command)
{
    auto *const press = new Button(button, isPrimary ? Button::Kind::Primary : Button::Kind::Default, m_content);
    connect(press, &QAbstractButton::clicked, this, [this, command] { send(command); });
    auto *const row = new QHBoxLayout;
    row->addWidget(press);
    row->addStretch(1);
    m_rows->addLayout(row);
}

void TaskActions::addNoteAction(const QString &label, const QString &button, bool isPrimary, bool isRequired,
                                std::function<domain::ReleaseCommand(QString note)> make)
{
    auto *const action = new NoteAction(label, button, isPrimary, isRequired, m_content);
    connect(action, &NoteAction::wanted, this,
            [this, make](const QString &note, const PersonId & /*nobody*/) { send(make(note)); });
    m_rows->addWidget(action);
}

void TaskActions::send(domain::ReleaseCommand command)
{
    m_refusal->clear();
    m_sending->showText(tr("Sending…"));
    m_sending->show();
    whenDone(this, m_desk.session().send(std::move(command)), [this](const Result<store::Position> &sent) {
        m_sending->hide();
        if (!sent)
            m_refusal->showError(sent.error());
    });
}

} // namespace releasedesk::ui
