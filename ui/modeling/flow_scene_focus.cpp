// SPDX-License-Identifier: Apache-2.0
// What of the flow a person looks at: several selected tasks, folded phases, swimlanes.
#include "ui/modeling/flow_scene.h"
#include "ui/theme/theme.h"

#include <QGraphicsRectItem>

#include <algorithm>
#include <cstdlib>

namespace releasedesk::ui {

QList<TaskId> FlowScene::selectedTasks() const
{
    QList<TaskId> tasks;
    for (const layout::NodePlace &node : m_flow.nodes) {
        if (isSelected(node.task))
            tasks.append(node.task);
    }
    return tasks;
}

void FlowScene::selectTasks(const QList<TaskId> &tasks)
{
    QList<TaskId> there;
    std::ranges::copy_if(tasks, std::back_inserter(there),
                         [this](const TaskId &task) { return m_flow.indexOf.contains(task); });
    if (there.isEmpty() && !tasks.isEmpty()) {
        m_wantedTogether = tasks;
        selectTask(tasks.first()); // as soon as it is there
        return;
    }
    selectTask(there.isEmpty() ? TaskId() : there.first());
    m_beside = QSet<TaskId>(there.begin(), there.end());
    m_beside.remove(m_selected);
    mark();
    if (there.size() > 1)
        emit selectionMoved(m_selected);
}

void FlowScene::toggleTask(const TaskId &task)
{
    if (!m_flow.indexOf.contains(task))
        return;
    QList<TaskId> tasks = selectedTasks();
    if (isSelected(task)) {
        tasks.removeOne(task);
    } else {
        tasks.removeOne(task);
        tasks.prepend(task);
    }
    selectTasks(tasks);
}

void FlowScene::selectAll()
{
    QList<TaskId> tasks{m_selected};
    for (const layout::NodePlace &node : m_flow.nodes)
        tasks.append(node.task);
    selectTasks(tasks);
}

void FlowScene::readFocus()
{
    m_focus.folded = m_memory.folded(m_document->id());
    m_unfolded = m_memory.unfolded(m_document->id());
    m_swimlanes = m_memory.swimlanes();
    m_isRefocused = true;
}

bool FlowScene::isFolded(const PhaseId &phase) const
{
    return std::ranges::any_of(m_flow.phases,
                               [&](const layout::PhasePlace &each) { return each.phase == phase && each.isFolded; });
}

void FlowScene::setFolded(const PhaseId &phase, bool isFolded)
{
    const auto open = std::ranges::count(m_flow.phases, false, &layout::PhasePlace::isFolded);
    if (!plan().phase(phase) || isFolded == this->isFolded(phase) || (isFolded && open < 2))
        return;
    if (isFolded) {
        m_focus.folded.insert(phase);
        m_foldedLast = phase;
    } else {
        m_focus.folded.remove(phase);
        m_foldedLast = {};
    }
    m_memory.keepFolded(m_document->id(), m_focus.folded);
    m_isRefocused = true;
    rebuild();
}

void FlowScene::foldSelected()
{
    const domain::Task *const task = plan().task(m_selected);
    if (task && !task->isInRollbackLane())
        setFolded(PhaseId(task->phase), true);
}

void FlowScene::unfoldNear()
{
    if (isFolded(m_foldedLast)) {
        setFolded(PhaseId(m_foldedLast), false);
        return;
    }
    const layout::NodePlace *const node = m_flow.node(m_selected);
    const int column = node ? node->column : 0;
    const auto nearest = std::ranges::min_element(
        m_flow.stubs, {}, [column](const layout::NodePlace &stub) { return std::abs(stub.column - column); });
    if (nearest != m_flow.stubs.end())
        setFolded(PhaseId(plan().phases.at(nearest->column).id), false);
}

void FlowScene::setSwimlanes(Swimlanes swimlanes)
{
    if (swimlanes == m_swimlanes)
        return;
    m_swimlanes = swimlanes;
    m_memory.keepSwimlanes(swimlanes);
    m_isRefocused = true;
    rebuild();
}

void FlowScene::showCriticalPath(const QList<TaskId> &path)
{
    const QSet<TaskId> tasks(path.begin(), path.end());
    if (tasks == m_critical)
        return;
    m_critical = tasks;
    mark();
}

void FlowScene::showRubberBand(const QRectF &rect)
{
    m_rubberBand->setPen(QPen(tokenColor(ColorToken::Accent), 0));
    m_rubberBand->setBrush(Theme::current().color(ColorToken::AccentTint, 0.5));
    m_rubberBand->setRect(rect);
    m_rubberBand->show();
}

void FlowScene::endRubberBand()
{
    m_rubberBand->hide();
}

std::optional<PhaseId> FlowScene::headAt(const QPointF &point) const
{
    for (const layout::PhasePlace &phase : m_flow.phases) {
        if (phase.head.contains(point))
            return phase.phase;
    }
    return std::nullopt;
}

} // namespace releasedesk::ui
