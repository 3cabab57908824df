// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/release_approvals_panel.h"

#include "core/base/safe_text.h"
#include "ui/approvals/approval_line_editor.h"
#include "ui/approvals/approval_side.h"
#include "ui/approvals/decision_bar.h"
#include "ui/approvals/sign_off_sheet.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/surface.h"
#include "ui/wording/release_words.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

QList<TaskId> approvalsOf(const domain::Release &release)
{
    QList<TaskId> tasks;
    for (const TaskId &id : release.plan().executionOrder()) {
        if (release.plan().task(id)->kind == u"release.approve")
            tasks.append(id);
    }
    return tasks;
}

constexpr int sideWidth = 340;
constexpr int narrowSide = 300;
constexpr int roomForSide = 1000; //!< below, the sheet needs it all

bool isWaiting(const domain::Release &release, const TaskId &task)
{
    const domain::ApprovalRequest *const request = release.approval(task);
    return request && request->state == domain::ApprovalState::Active;
}

} // namespace

ReleaseApprovalsPanel::ReleaseApprovalsPanel(session::Desk &desk, const Clock &clock, SigningGate *gate,
                                             QWidget *parent)
    : ThemedWidget(parent)
    , m_desk(desk)
    , m_choice(new Surface(ColorToken::Sunken))
    , m_tasks(new QComboBox)
    , m_both(new QWidget)
    , m_sheet(new SignOffSheet(desk, clock, gate))
    , m_side(new ApprovalSide(desk, clock))
    , m_editor(new ApprovalLineEditor(desk, clock))
    , m_empty(new EmptyState("approvals"))
{
    static_cast<Surface *>(m_choice)->setLines(Qt::BottomEdge);
    auto *const top = new QHBoxLayout(m_choice);
    top->setContentsMargins(24, 8, 24, 8);
    top->addWidget(m_tasks);
    top->addStretch();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_choice);
    auto *const beside = new QHBoxLayout(m_both);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_sheet, 1);
    beside->addWidget(m_side);
    layout->addWidget(m_both, 1);
    layout->addWidget(m_editor, 1);
    m_editor->hide();
    layout->addWidget(m_empty, 1, Qt::AlignCenter);

    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &id) {
        if (id == m_release)
            refresh();
    });
    connect(m_tasks, &QComboBox::activated, this, [this](int index) {
        m_task = TaskId(m_tasks->itemData(index).toString());
        refresh();
    });
    connect(m_side, &ApprovalSide::editWanted, this, &ReleaseApprovalsPanel::editLine);
    connect(m_editor, &ApprovalLineEditor::left, this, &ReleaseApprovalsPanel::leaveEditor);
    connect(m_sheet, &SignOffSheet::openRelease, this, &ReleaseApprovalsPanel::openRelease);
}

void ReleaseApprovalsPanel::showRelease(const ReleaseId &release, const TaskId &task)
{
    if (release != m_release || !task.isEmpty())
        m_task = task;
    if (release != m_release)
        m_editor->hide();
    m_release = release;
    refresh();
}

void ReleaseApprovalsPanel::approve()
{
    if (!m_sheet->isVisible())
        return;
    DecisionBar *const bar = m_sheet->decisions();
    if (bar->pending() || bar->button(domain::Decision::Approve)->isEnabled())
        bar->decideByKey();
    else
        m_sheet->showChanges(); // what has to be looked through first
}

void ReleaseApprovalsPanel::editLine()
{
    m_editor->edit(m_release, m_task);
    m_editor->show();
    refresh();
}

void ReleaseApprovalsPanel::leaveEditor()
{
    m_editor->hide();
    refresh();
}

void ReleaseApprovalsPanel::resizeEvent(QResizeEvent *event)
{
    ThemedWidget::resizeEvent(event);
    m_side->setFixedWidth(width() < 1200 ? narrowSide : sideWidth);
    m_side->setVisible(width() >= roomForSide);
}

void ReleaseApprovalsPanel::languageChanged()
{
    refresh();
}

void ReleaseApprovalsPanel::refresh()
{
    const domain::Release *const release = m_desk.release(m_release);
    if (!release)
        return;
    const QList<TaskId> tasks = approvalsOf(*release);
    if (!tasks.contains(m_task)) {
        const auto waiting = std::ranges::find_if(tasks, [&](const TaskId &id) { return isWaiting(*release, id); });
        m_task = waiting != tasks.end() ? *waiting : tasks.value(0);
    }
    QStringList titles;
    for (const TaskId &id : tasks)
        titles.append(SafeText::lineFromOutside(taskTitle(*release, id)).plain());
    if (tasks != m_offered || titles != m_titles) {
        m_offered = tasks;
        m_titles = titles;
        m_tasks->clear();
        for (qsizetype i = 0; i < tasks.size(); ++i)
            m_tasks->addItem(titles.at(i), tasks.at(i).value());
    }
    m_tasks->setCurrentIndex(static_cast<int>(tasks.indexOf(m_task)));
    m_tasks->setAccessibleName(tr("Approval"));
    const bool isEditing = !m_editor->isHidden() && !tasks.isEmpty();
    m_choice->setVisible(tasks.size() > 1 && !isEditing);
    m_both->setVisible(!tasks.isEmpty() && !isEditing);
    m_side->setVisible(width() >= roomForSide);
    m_empty->setVisible(tasks.isEmpty());
    m_empty->setSentence(tr("This flow asks no one. Add an approval."));
    m_empty->setAction(tr("Open the flow"), "flow");
    disconnect(m_empty, &EmptyState::actionTriggered, this, nullptr);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { emit openRelease(m_release, ReleaseTab::Flow); });
    if (tasks.isEmpty())
        return;
    m_side->showApproval(m_release, m_task);
    if (isEditing)
        return;
    m_sheet->showApproval(m_release, m_task);
    // In a release that key is the header's, unless this is the next step.
    const domain::ApprovalRequest *const request = release->approval(m_task);
    m_sheet->decisions()->setShortcutShown(request && request->nextSigners().contains(m_desk.person()));
}

} // namespace releasedesk::ui
