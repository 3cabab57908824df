// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_editor.h"

#include "ui/modeling/flow_scene.h"

namespace releasedesk::ui {

FlowEditor::FlowEditor(FlowScene &scene, QObject *parent)
    : QObject(parent)
    , m_scene(scene)
{
}

bool FlowEditor::mayEdit()
{
    if (m_scene.isEditable())
        return true;
    emit lockedTouched();
    return false;
}

void FlowEditor::carryOut(const PlanAction &action)
{
    if (action.edits.isEmpty() || !m_scene.document())
        return;
    m_scene.document()->edit(action.edits, action.text);
    if (!action.task.isEmpty())
        m_scene.selectTask(action.task);
}

void FlowEditor::add(const QString &kind, NewTaskPlace place)
{
    if (mayEdit())
        carryOut(addTask(m_scene.plan(), kind, m_scene.selectedTask(), place));
}

void FlowEditor::addAt(const QString &kind, const PhaseId &phase, int index)
{
    if (mayEdit())
        carryOut(addTaskAt(m_scene.plan(), kind, phase, index));
}

void FlowEditor::remove()
{
    if (!mayEdit())
        return;
    if (const std::optional<domain::Edge> edge = m_scene.selectedEdge()) {
        m_scene.selectEdge(std::nullopt);
        disconnectFrom(edge->from, edge->to);
        return;
    }
    carryOut(removeTask(m_scene.plan(), m_scene.selectedTask()));
}

void FlowEditor::arrange()
{
    if (mayEdit())
        carryOut(arrangeTasks(m_scene.plan()));
}

void FlowEditor::duplicate()
{
    if (mayEdit())
        carryOut(duplicateTask(m_scene.plan(), m_scene.selectedTask()));
}

void FlowEditor::rename(const TaskId &task, const QString &title)
{
    if (mayEdit())
        carryOut(renameTask(m_scene.plan(), task, title));
}

void FlowEditor::moveBy(int phases, int places)
{
    if (mayEdit())
        carryOut(moveTaskBy(m_scene.plan(), m_scene.selectedTask(), phases, places));
}

void FlowEditor::moveTo(const TaskId &task, const layout::DropPlace &place)
{
    if (place.isValid && mayEdit())
        carryOut(moveTask(m_scene.plan(), task, place.phase, place.index));
}

void FlowEditor::connectTo(const TaskId &from, const TaskId &to)
{
    if (from != to && mayEdit())
        carryOut(connectTasks(m_scene.plan(), from, to));
}

void FlowEditor::disconnectFrom(const TaskId &from, const TaskId &to)
{
    if (!mayEdit())
        return;
    const domain::Task *const lane = m_scene.plan().task(to);
    const bool isUndo = lane && lane->isInRollbackLane() && lane->undoes == from;
    carryOut(isUndo ? connectTasks(m_scene.plan(), from, to) : disconnectTasks(m_scene.plan(), from, to));
}

void FlowEditor::undo()
{
    if (mayEdit())
        m_scene.document()->undo();
}

void FlowEditor::redo()
{
    if (mayEdit())
        m_scene.document()->redo();
}

void FlowEditor::addPhaseAt(int index)
{
    if (mayEdit())
        carryOut(addPhase(m_scene.plan(), index));
}

void FlowEditor::renamePhase(const PhaseId &phase, const QString &name)
{
    if (mayEdit())
        carryOut(ui::renamePhase(m_scene.plan(), phase, name));
}

void FlowEditor::removePhase(const PhaseId &phase)
{
    if (mayEdit())
        carryOut(ui::removePhase(m_scene.plan(), phase));
}

void FlowEditor::setBeforeApproval(const PhaseId &phase, bool isBefore)
{
    if (mayEdit())
        carryOut(ui::setBeforeApproval(m_scene.plan(), phase, isBefore));
}

void FlowEditor::startConnecting()
{
    if (m_scene.selectedTask().isEmpty() || !mayEdit())
        return;
    m_connectFrom = m_scene.selectedTask();
    m_connectTo = m_connectFrom;
    emit connectingChanged(true);
}

void FlowEditor::moveTarget(layout::Direction direction)
{
    const TaskId next = layout::nearestTask(m_scene.flow(), m_connectTo, direction);
    if (next.isEmpty())
        return;
    m_connectTo = next;
    m_scene.setTarget(m_connectTo);
}

void FlowEditor::finishConnecting()
{
    const TaskId from = m_connectFrom;
    const TaskId to = m_connectTo;
    cancelConnecting();
    connectTo(from, to);
}

void FlowEditor::cancelConnecting()
{
    if (m_connectFrom.isEmpty())
        return;
    m_connectFrom = {};
    m_connectTo = {};
    m_scene.setTarget({});
    emit connectingChanged(false);
}

} // namespace releasedesk::ui
