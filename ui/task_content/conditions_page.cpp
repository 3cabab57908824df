// SPDX-License-Identifier: Apache-2.0
#include "ui/task_content/conditions_page.h"

#include "core/domain/task_kind.h"
#include "ui/plan/task_look.h"
#include "ui/task_content/precondition_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/status_glyph.h"
#include "ui/wording/release_words.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace releasedesk::ui {

ConditionsPage::ConditionsPage(session::Desk &desk, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
    , m_precondition(new PreconditionField)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_precondition);
    connect(m_precondition, &PreconditionField::changed, this,
            [this](const QString &condition, domain::WhenFalse whenFalse) {
                const domain::Task *const task = m_document ? m_document->plan().task(m_task) : nullptr;
                if (!task)
                    return;
                domain::Task changed = *task;
                changed.precondition = condition;
                changed.whenFalse = whenFalse;
                edit({domain::ChangeTask{changed}}, tr("Change the condition of %1").arg(task->title));
            });
}

void ConditionsPage::showTask(const ReleaseId &release, const TaskId &task)
{
    if (!m_document || m_document->id() != release) {
        disconnect(m_changes);
        m_document = &PlanDocument::of(m_desk, release);
        m_changes = connect(m_document, &PlanDocument::changed, this, &ConditionsPage::rebuild);
    }
    m_task = task;
    rebuild();
}

void ConditionsPage::rebuild()
{
    if (m_content)
        m_content->deleteLater(); // a button of it may have asked for this
    m_content = new QWidget;
    m_layout->addWidget(m_content, 1);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    const domain::Task *const task = m_document ? m_document->plan().task(m_task) : nullptr;
    m_precondition->setVisible(task != nullptr);
    if (!task)
        return;
    showPrecondition(*task);
    addPredecessors(*task);
    addFollowers(*task);
    if (task->isInRollbackLane())
        addUndone(*task);
    else
        addWayBack(*task);
    m_column->addStretch();
}

void ConditionsPage::showPrecondition(const domain::Task &task)
{
    const domain::Release &release = m_document->release();
    const domain::Project *const project = m_desk.directory().project(release.project());
    // The engine passes approvals by: a line cannot depend on a condition.
    m_precondition->setVisible(domain::automationOf(task.kind) != domain::Automation::Approval);
    m_precondition->showTask(release, task, project ? project->variables : QMap<QString, QString>(),
                             m_document->isEditable());
}

void ConditionsPage::addHead(const QString &text)
{
    if (m_column->count() > 0)
        m_column->addSpacing(12);
    m_column->addWidget(new SafeLabel(text, FontRole::SecondaryLabel, ColorToken::Text2));
}

void ConditionsPage::addNote(const QString &text)
{
    auto *const note = new SafeLabel(text, FontRole::Secondary, ColorToken::Text3);
    note->setWordWrap(true);
    m_column->addWidget(note);
}

void ConditionsPage::addTask(const TaskId &id, const QList<domain::PlanEdit> &removal, const QString &removalText)
{
    const domain::Plan &plan = m_document->plan();
    const domain::Task *const task = plan.task(id);
    if (!task)
        return;
    auto *const line = new QHBoxLayout;
    line->setSpacing(4);
    auto *const row = new RowButton;
    row->setFixedHeight(32);
    auto *const content = new QHBoxLayout(row);
    content->setContentsMargins(6, 0, 6, 0);
    content->setSpacing(8);
    content->addWidget(new StatusGlyph(shownState(m_document->release(), *task), 13));
    auto *const title = new SafeLabel(FontRole::Body, ColorToken::Text1);
    title->showText(SafeText::lineFromOutside(task->title));
    title->setElided();
    content->addWidget(title, 1);
    const domain::Phase *const phase = plan.phase(task->phase);
    content->addWidget(new SafeLabel(phase ? phase->name : tr("Rollback"), FontRole::Caption, ColorToken::Text3));
    for (QWidget *const child : row->findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    row->setAccessibleName(task->title);
    connect(row, &QAbstractButton::clicked, this, [this, id] { emit taskChosen(id); });
    line->addWidget(row, 1);
    if (!removal.isEmpty() && m_document->isEditable()) {
        auto *const remove = new Button("close", removalText);
        remove->setHeight(Button::Height::Small);
        connect(remove, &QAbstractButton::clicked, this, [this, removal, removalText] { edit(removal, removalText); });
        line->addWidget(remove);
    }
    m_column->addLayout(line);
}

void ConditionsPage::addChooser(const QString &prompt, const QList<domain::Task> &tasks,
                                std::function<QList<domain::PlanEdit>(TaskId)> make)
{
    if (!m_document->isEditable() || tasks.isEmpty())
        return;
    auto *const box = new QComboBox;
    box->setPlaceholderText(prompt);
    box->setAccessibleName(prompt);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const domain::Task &task : tasks)
        box->addItem(task.title, task.id.value());
    box->setCurrentIndex(-1);
    connect(box, &QComboBox::activated, this, [this, box, make, prompt](int index) {
        const TaskId chosen(box->itemData(index).toString());
        edit(make(chosen), QString(prompt + QStringLiteral(": ") + box->itemText(index)));
    });
    m_column->addSpacing(4);
    m_column->addWidget(box);
}

void ConditionsPage::addPredecessors(const domain::Task &task)
{
    const domain::Plan &plan = m_document->plan();
    addHead(tr("Waits for"));
    QList<TaskId> before;
    for (const domain::Edge &each : plan.edges) {
        if (each.to == task.id)
            before.append(each.from);
    }
    if (before.isEmpty()) {
        addNote(task.isInRollbackLane() ? tr("It runs when the release goes back, newest effect first.")
                    : plan.phaseIndex(task.phase) > 0
                    ? tr("Without a connection it waits for all tasks of the phases before.")
                    : tr("It starts at once."));
    }
    for (const TaskId &each : std::as_const(before))
        addTask(each, {domain::Disconnect{{each, task.id}}},
                tr("Do not wait for %1").arg(taskTitle(m_document->release(), each)));

    // Only what may come before: same lane, no later phase, nothing that waits for this task.
    QList<domain::Task> possible;
    for (const domain::Task &each : plan.tasks) {
        const bool isBefore = each.isInRollbackLane() == task.isInRollbackLane()
            && plan.phaseIndex(each.phase) <= plan.phaseIndex(task.phase);
        if (isBefore && each.id != task.id && !before.contains(each.id) && !plan.ancestors(each.id).contains(task.id))
            possible.append(each);
    }
    addChooser(tr("Wait also for"), possible,
               [id = task.id](const TaskId &chosen) { return QList<domain::PlanEdit>{domain::Connect{{chosen, id}}}; });
}

void ConditionsPage::addFollowers(const domain::Task &task)
{
    QList<TaskId> after;
    for (const domain::Edge &each : m_document->plan().edges) {
        if (each.from == task.id)
            after.append(each.to);
    }
    if (after.isEmpty())
        return;
    addHead(tr("Leads to"));
    for (const TaskId &each : std::as_const(after))
        addTask(each, {domain::Disconnect{{task.id, each}}},
                tr("Disconnect %1").arg(taskTitle(m_document->release(), each)));
}

void ConditionsPage::addWayBack(const domain::Task &task)
{
    addHead(tr("Way back"));
    const QList<domain::Task> lane = m_document->plan().rollbackLane();
    bool hasLaneTask = false;
    for (const domain::Task &each : lane) {
        if (each.undoes != task.id)
            continue;
        hasLaneTask = true;
        domain::Task free = each;
        free.undoes = {};
        addTask(each.id, {domain::ChangeTask{free}}, tr("%1 undoes nothing").arg(each.title));
    }
    switch (domain::reversibilityOf(task.kind)) {
    case domain::Reversibility::None:
        addNote(tr("It changes nothing outside, so there is nothing to take back."));
        break;
    case domain::Reversibility::Reversible:
        if (!hasLaneTask)
            addNote(tr("It can be taken back exactly; what was there before is recorded."));
        break;
    case domain::Reversibility::Conditional:
        if (!hasLaneTask)
            addNote(tr("It can be taken back as long as nobody has changed it since."));
        break;
    case domain::Reversibility::Irreversible:
        if (!hasLaneTask)
            addNote(tr("It cannot be taken back by itself. A task of the rollback lane can make up for it."));
        break;
    }
    QList<domain::Task> free = lane;
    free.removeIf([&](const domain::Task &each) { return each.undoes == task.id; });
    addChooser(tr("Undone by"), free, [this, id = task.id](const TaskId &chosen) {
        domain::Task undoing = *m_document->plan().task(chosen);
        undoing.undoes = id;
        return QList<domain::PlanEdit>{domain::ChangeTask{undoing}};
    });
}

void ConditionsPage::addUndone(const domain::Task &task)
{
    addHead(tr("Undoes"));
    domain::Task free = task;
    free.undoes = {};
    if (task.undoes.isEmpty())
        addNote(tr("Nothing: it runs with every rollback, after what takes effects back."));
    else
        addTask(task.undoes, {domain::ChangeTask{free}}, tr("Undo nothing"));
    QList<domain::Task> phases = m_document->plan().tasks;
    phases.removeIf([&](const domain::Task &each) { return each.isInRollbackLane() || each.id == task.undoes; });
    addChooser(tr("Undo"), phases, [task](const TaskId &chosen) {
        domain::Task undoing = task;
        undoing.undoes = chosen;
        return QList<domain::PlanEdit>{domain::ChangeTask{undoing}};
    });
}

void ConditionsPage::edit(const QList<domain::PlanEdit> &edits, const QString &text)
{
    emit saving();
    m_document->edit(edits, text);
}

} // namespace releasedesk::ui
