// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/approval_line_editor.h"

#include "core/base/safe_text.h"
#include "core/domain/approval_rules.h"
#include "core/domain/approval_withdrawal.h"
#include "ui/approvals/line_step_row.h"
#include "ui/async/when_done.h"
#include "ui/stamps/stamp_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/error_banner.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

using domain::ApprovalLine;
using domain::ApprovalStep;

namespace {

//! The line as it is written in the flow, with its groups as groups.
ApprovalLine writtenLine(const domain::Task &task, const domain::Release &release, const domain::Directory &directory,
                         const QDateTime &now)
{
    ApprovalLine line = domain::resolvedLine(task, release, directory, now);
    for (ApprovalStep &step : line.steps) {
        for (domain::StepTerm &term : step.terms) {
            const domain::PersonGroup *const group = directory.group(term.group);
            if (group)
                term.people.removeIf([&](const PersonId &person) { return group->people.contains(person); });
        }
    }
    std::ranges::sort(line.steps, [](const ApprovalStep &a, const ApprovalStep &b) {
        return std::tie(a.place, a.id) < std::tie(b.place, b.id);
    });
    return line;
}

QString freeId(const QList<ApprovalStep> &steps)
{
    for (int number = 1;; ++number) {
        const QString id = QString::number(number);
        if (std::ranges::none_of(steps, [&](const ApprovalStep &step) { return step.id == id; }))
            return id;
    }
}

} // namespace

ApprovalLineEditor::ApprovalLineEditor(session::Desk &desk, const Clock &clock, QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_title(new SafeLabel(FontRole::PageTitle))
    , m_hint(new SafeLabel(FontRole::Secondary, ColorToken::Text3))
    , m_card(new Card)
    , m_list(new QVBoxLayout)
    , m_add(new Button({}, Button::Kind::Link))
    , m_box(new StampBox)
    , m_error(new ErrorBanner)
    , m_consequence(new SafeLabel(FontRole::Secondary, ColorToken::Text2))
    , m_cancel(new Button)
    , m_save(new Button({}, Button::Kind::Primary))
{
    m_hint->setWordWrap(true);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_consequence->setWordWrap(true);
    m_add->setIconName("plus");
    m_save->setShownShortcut(Qt::CTRL | Qt::Key_Return);
    m_list->setSpacing(0);
    m_card->content()->addLayout(m_list);

    auto *const page = new QWidget;
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(24, 16, 24, 20);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_error);
    column->addWidget(m_card);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addSpacing(6);
    column->addWidget(m_box);
    column->addStretch(1);
    auto *const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);

    auto *const bar = new Surface(ColorToken::Sunken);
    bar->setLines(Qt::TopEdge);
    auto *const buttons = new QHBoxLayout(bar);
    buttons->setContentsMargins(24, 12, 24, 12);
    buttons->setSpacing(12);
    buttons->addWidget(m_consequence, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    layout->addWidget(bar);
    m_error->clear();

    connect(m_add, &Button::clicked, this, &ApprovalLineEditor::addStep);
    connect(m_cancel, &Button::clicked, this, &ApprovalLineEditor::left);
    connect(m_save, &Button::clicked, this, &ApprovalLineEditor::save);
    setTexts();
}

void ApprovalLineEditor::edit(const ReleaseId &release, const TaskId &task)
{
    m_release = release;
    m_task = task;
    m_error->clear();
    qDeleteAll(m_rows);
    m_rows.clear();
    const domain::Release *const now = m_desk.release(release);
    const domain::Task *const planned = now ? now->plan().task(task) : nullptr;
    if (!planned)
        return;
    m_before = writtenLine(*planned, *now, m_desk.directory(), m_clock.utcNow());
    int place = -1;
    for (const ApprovalStep &step : m_before.steps) {
        LineStepRow *const row = makeRow(step);
        row->setTogether(step.place == place);
        place = step.place;
        m_rows.append(row);
    }
    setTexts();
    arrange();
    if (!m_rows.isEmpty())
        m_rows.constFirst()->people()->setFocus(Qt::OtherFocusReason);
}

LineStepRow *ApprovalLineEditor::makeRow(const ApprovalStep &step)
{
    auto *const row = new LineStepRow(step, m_desk.directory());
    connect(row, &LineStepRow::changed, this, [this] { arrange(); });
    connect(row, &LineStepRow::moveWanted, this,
            [this, row](int direction) { move(static_cast<int>(m_rows.indexOf(row)), direction); });
    connect(row, &LineStepRow::draggedTo, this,
            [this, row](int globalY) { drag(static_cast<int>(m_rows.indexOf(row)), globalY); });
    connect(row, &LineStepRow::removeWanted, this, [this, row] { remove(static_cast<int>(m_rows.indexOf(row))); });
    return row;
}

void ApprovalLineEditor::addStep()
{
    QList<ApprovalStep> taken = m_before.steps;
    for (const LineStepRow *const row : m_rows)
        taken.append(ApprovalStep{row->id()});
    ApprovalStep step;
    step.id = freeId(taken);
    step.type = m_rows.isEmpty() ? domain::StepType::Approve : domain::StepType::Review;
    LineStepRow *const row = makeRow(step);
    const bool hasEnd = !m_rows.isEmpty() && m_rows.constLast()->kind() == domain::StepType::Approve;
    m_rows.insert(hasEnd ? m_rows.size() - 1 : m_rows.size(), row); // who decides stays at the end
    arrange();
    row->people()->setFocus(Qt::OtherFocusReason);
}

void ApprovalLineEditor::move(int row, int direction)
{
    const int to = row + direction;
    if (row < 0 || to < 0 || to >= m_rows.size())
        return;
    m_rows.move(row, to);
    arrange();
    m_rows.at(to)->people()->setFocus(Qt::OtherFocusReason);
}

void ApprovalLineEditor::drag(int row, int globalY)
{
    if (row < 0 || row >= m_rows.size())
        return;
    int to = row;
    const auto middleOf = [this](int i) { return m_rows.at(i)->mapToGlobal(m_rows.at(i)->rect().center()).y(); };
    while (to > 0 && globalY < middleOf(to - 1))
        --to;
    while (to + 1 < m_rows.size() && globalY > middleOf(to + 1))
        ++to;
    if (to == row)
        return;
    m_rows.move(row, to);
    arrange();
    m_list->activate(); // the next move asks where the rows are now
}

void ApprovalLineEditor::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    LineStepRow *const gone = m_rows.takeAt(row);
    gone->hide();
    gone->deleteLater(); // its own button asked for it
    arrange();
}

void ApprovalLineEditor::arrange()
{
    while (QLayoutItem *const item = m_list->takeAt(0))
        delete item;
    int place = 0;
    for (int i = 0; i < m_rows.size(); ++i) {
        LineStepRow *const row = m_rows.at(i);
        m_list->addWidget(row);
        const bool isFirst = i == 0;
        row->setNumber(place, isFirst, i + 1 == m_rows.size());
        if (!row->isTogether())
            ++place;
        row->setNumber(place, isFirst, i + 1 == m_rows.size());
    }
    m_card->setVisible(!m_rows.isEmpty());
    showConsequence();
}

Result<ApprovalLine> ApprovalLineEditor::line() const
{
    ApprovalLine made = m_before;
    made.steps.clear();
    made.rule.clear(); // from now on it is written by hand
    int place = 0;
    for (const LineStepRow *const row : m_rows) {
        auto step = row->step();
        if (!step)
            return failed(step);
        if (!row->isTogether())
            ++place;
        step->place = place;
        made.steps.append(*step);
    }
    return made;
}

Result<domain::EditPlan> ApprovalLineEditor::command() const
{
    const domain::Release *const release = m_desk.release(m_release);
    const domain::Task *const planned = release ? release->plan().task(m_task) : nullptr;
    if (!planned)
        return failure(ErrorCode::NotFound, tr("This approval is not in the flow any more."));
    const auto made = line();
    if (!made)
        return failed(made);
    domain::Task task = *planned;
    task.parameters.remove(QStringLiteral("approvers"));
    task.parameters.remove(QStringLiteral("rule"));
    task.parameters.remove(QStringLiteral("needed"));
    task.parameters.insert(QStringLiteral("line"), toJson(*made));
    domain::Release changed = *release;
    const domain::ApprovalLine resolved = domain::resolvedLine(task, changed, m_desk.directory(), m_clock.utcNow());
    if (const auto shape = domain::checkLineShape(resolved); !shape)
        return failed(shape);
    return domain::EditPlan{
        m_release, release->revision(), {domain::ChangeTask{task}}, tr("Change who approves “%1”").arg(task.title)};
}

void ApprovalLineEditor::showConsequence()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const auto wish = command();
    QString refusal;
    QString words = tr("Nobody has signed yet, so nothing is withdrawn.");
    if (!wish) {
        refusal = wish.error().message;
    } else {
        const domain::Circumstances now{m_desk.person(), m_clock.utcNow(), m_desk.directory()};
        const auto told = domain::previewOf(*wish, *release, now);
        if (!told)
            refusal = told.error().message;
        else if (const QString sentence = told->sentence(m_desk.directory()); !sentence.isEmpty())
            words = sentence;
        const auto *const changed = std::get_if<domain::ChangeTask>(&wish->edits.constFirst());
        if (changed)
            m_box->showStamps(domain::plannedStamps(*release, changed->task, m_desk.directory(), m_clock.utcNow()),
                              m_desk.directory(), m_clock.utcNow());
    }
    m_consequence->setColor(refusal.isEmpty() ? ColorToken::Text2 : ColorToken::Failed);
    m_consequence->showText(refusal.isEmpty() ? words : refusal);
    m_save->setDisabledReason(refusal);
}

QString ApprovalLineEditor::consequence() const
{
    return m_consequence->text();
}

void ApprovalLineEditor::save()
{
    const auto wish = command();
    if (!wish || !m_save->isEnabled() || m_save->isBusy())
        return;
    m_save->setBusy(true);
    m_error->clear();
    whenDone(this, m_desk.session().send(*wish), [this](const Result<store::Position> &sent) {
        m_save->setBusy(false);
        if (!sent)
            return m_error->showError(sent.error());
        emit left();
    });
}

void ApprovalLineEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit left();
    else if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else
        ThemedWidget::keyPressEvent(event);
}

void ApprovalLineEditor::languageChanged()
{
    setTexts();
    for (LineStepRow *const row : m_rows)
        row->setTexts();
    showConsequence();
}

void ApprovalLineEditor::setTexts()
{
    const domain::Release *const release = m_desk.release(m_release);
    m_title->showText(
        release ? tr("Approval line of “%1”").arg(SafeText::lineFromOutside(taskTitle(*release, m_task)).plain())
                : tr("Approval line"));
    m_hint->showText(tr("Steps are asked one after the other. Type names with commas for several people who all sign, "
                        "“2 of SRE” for some of a group, “+” for and, “/” for or, “!” for mandatory."));
    m_add->setText(tr("Add a step"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save the line"));
}

} // namespace releasedesk::ui
