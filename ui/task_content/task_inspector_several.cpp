// SPDX-License-Identifier: Apache-2.0
// Several tasks at once: what they have in common.
#include "core/domain/task_kind.h"
#include "ui/plan/plan_actions.h"
#include "ui/task_content/setup_form.h"
#include "ui/task_content/task_inspector.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/safe_label.h"
#include "ui/widgets/tab_bar.h"

#include <QStackedWidget>

#include <algorithm>

namespace releasedesk::ui {

void TaskInspector::showTasks(const ReleaseId &release, const QList<TaskId> &tasks)
{
    showTask(release, tasks.value(0));
    if (tasks.size() < 2)
        return;
    m_together = tasks;
    m_setup->showTasks(release, tasks);
    take();
}

void TaskInspector::takeSeveral()
{
    const domain::Plan &plan = m_document->plan();
    QSet<QString> kinds;
    QString kind;
    for (const TaskId &id : std::as_const(m_together)) {
        if (const domain::Task *const each = plan.task(id)) {
            kinds.insert(each->kind);
            kind = each->kind;
        }
    }
    const auto known = domain::taskKind(kind);
    m_tile->setIconName("select");
    m_tile->setColor(ColorToken::Text2);
    m_tile->setTile(ColorToken::Hover, 28);
    m_title->showText(tr("%n task(s)", nullptr, static_cast<int>(m_together.size())));
    m_kind->showText(kinds.size() == 1 && known ? known->name : tr("Several kinds"));
    m_pill->hide();
    m_duplicate->hide();
    const QSignalBlocker silence(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(m_tabs->count() - 1);
    m_tabs->addTab(tr("Setup"));
    m_pages = {Page::Setup};
    m_page = Page::Setup;
    m_stack->setCurrentIndex(static_cast<int>(Page::Setup));
    showSaved();
    updateGeometry();
}

void TaskInspector::removeShown()
{
    const PlanAction action
        = m_together.isEmpty() ? removeTask(m_document->plan(), m_task) : removeTasks(m_document->plan(), m_together);
    carryOut(action.edits, action.text, action.task);
}

} // namespace releasedesk::ui
