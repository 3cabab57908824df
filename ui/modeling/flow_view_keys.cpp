// SPDX-License-Identifier: Apache-2.0
// What the keyboard does on the canvas.
#include "ui/modeling/flow_gestures.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"

#include <QKeyEvent>

namespace releasedesk::ui {

bool FlowView::focusNextPrevChild(bool next)
{
    return step(next ? 1 : -1) || QGraphicsView::focusNextPrevChild(next);
}

//! Selects the next task in execution order; false at the end, so that Tab leaves the canvas.
bool FlowView::step(int by)
{
    QList<TaskId> order = layout::tabOrder(m_scene.plan());
    order.removeIf([this](const TaskId &task) { return m_scene.flow().stubOf(task) >= 0; });
    const qsizetype at = order.indexOf(m_scene.selectedTask());
    const qsizetype next = at < 0 ? (by > 0 ? 0 : order.size() - 1) : at + by;
    if (next < 0 || next >= order.size())
        return false;
    m_scene.selectTask(order.at(next));
    return true;
}

void FlowView::go(layout::Direction direction)
{
    if (m_editor.isConnecting()) {
        m_editor.moveTarget(direction);
        return;
    }
    const TaskId next = layout::nearestTask(m_scene.flow(), m_scene.selectedTask(), direction);
    if (!next.isEmpty())
        m_scene.selectTask(next);
}

void FlowView::extend(layout::Direction direction)
{
    const TaskId next = layout::nearestTask(m_scene.flow(), m_scene.selectedTask(), direction);
    if (next.isEmpty())
        return;
    QList<TaskId> tasks = m_scene.selectedTasks();
    tasks.removeOne(next);
    tasks.prepend(next);
    m_scene.selectTasks(tasks);
}

bool FlowView::openInside(const TaskId &task)
{
    const NestedFlow *const inside = m_scene.nested(task);
    if (!inside || inside->id().isEmpty())
        return false;
    emit releaseChosen(ReleaseId(inside->id())); // what listens may make the scene show another release
    return true;
}

void FlowView::toggleInside(const TaskId &task)
{
    if (!m_scene.isNesting(task))
        return;
    m_scene.setUnfolded(task, !m_scene.isUnfolded(task));
    reveal(task);
}

void FlowView::run(FlowKey key)
{
    using enum FlowKey;
    switch (key) {
    case None:
        break;
    case Left:
        return go(layout::Direction::Left);
    case Right:
        return go(layout::Direction::Right);
    case Up:
        return go(layout::Direction::Up);
    case Down:
        return go(layout::Direction::Down);
    case MoveLeft:
        return m_editor.moveBy(-1, 0);
    case MoveRight:
        return m_editor.moveBy(1, 0);
    case MoveUp:
        return m_editor.moveBy(0, -1);
    case MoveDown:
        return m_editor.moveBy(0, 1);
    case NextTask:
        step(1);
        break;
    case PreviousTask:
        step(-1);
        break;
    case Open:
        if (m_editor.isConnecting())
            return m_editor.finishConnecting();
        if (!m_scene.selectedTask().isEmpty() && !openInside(m_scene.selectedTask()))
            emit inspectorRequested();
        break;
    case Cancel:
        m_gestures->cancel();
        if (m_editor.isConnecting())
            return m_editor.cancelConnecting();
        break;
    case AddAfter:
        return pickKind(NewTaskPlace::After);
    case AddParallel:
        return pickKind(NewTaskPlace::Parallel);
    case Connect:
        return m_editor.startConnecting();
    case Rename:
        return renameSelected();
    case Remove:
        return m_editor.remove();
    case Arrange:
        return m_editor.arrange();
    case Duplicate:
        return m_editor.duplicate();
    case Undo:
        return m_editor.undo();
    case Redo:
        return m_editor.redo();
    case ZoomIn:
        return zoomIn();
    case ZoomOut:
        return zoomOut();
    case Fit:
        return zoomToFit();
    case ActualSize:
        return zoomToActual();
    case Minimap:
        emit minimapToggled();
        break;
    case Outline:
        emit outlineRequested();
        break;
    case Log:
        emit logRequested();
        break;
    case Menu:
        return showMenu(taskRect(m_scene.selectedTask()).center());
    case Fold:
        return m_scene.foldSelected();
    case Unfold:
        return m_scene.unfoldNear();
    case Nest:
        return toggleInside(m_scene.selectedTask());
    case Swimlanes: {
        const QList<ui::Swimlanes> all = allSwimlanes();
        return m_scene.setSwimlanes(all.at((all.indexOf(m_scene.swimlanes()) + 1) % all.size()));
    }
    case ExtendLeft:
        return extend(layout::Direction::Left);
    case ExtendRight:
        return extend(layout::Direction::Right);
    case ExtendUp:
        return extend(layout::Direction::Up);
    case ExtendDown:
        return extend(layout::Direction::Down);
    case SelectAll:
        return m_scene.selectAll();
    case Copy:
        return m_editor.copy();
    case Cut:
        return m_editor.cut();
    case Paste:
        return m_editor.paste();
    case Timeline:
        emit timelineRequested();
        break;
    case CriticalPath:
        emit criticalPathToggled();
        break;
    case Comment:
        if (!m_scene.selectedTask().isEmpty())
            emit commentRequested();
        break;
    case Find:
        emit searchRequested();
        break;
    case Align:
        return m_editor.align();
    }
}

void FlowView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_gestures->setSpaceHeld(true);
        return;
    }
    const FlowKey key = flowKeyOf(*event);
    if (key != FlowKey::None)
        emit m_editor.acted();
    if (key == FlowKey::None)
        event->ignore();
    else if (key == FlowKey::Cancel && !m_editor.isConnecting() && !m_gestures->isBusy())
        event->ignore(); // whoever shows the canvas may want it
    else
        run(key);
}

void FlowView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_gestures->setSpaceHeld(false);
    else
        event->ignore();
}

void FlowView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    const bool isByTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    m_scene.setFocused(isByTab || event->reason() == Qt::OtherFocusReason);
    if (m_scene.selectedTask().isEmpty() && isByTab)
        step(event->reason() == Qt::BacktabFocusReason ? -1 : 1);
}

void FlowView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    m_gestures->setSpaceHeld(false);
    m_scene.setFocused(false);
}

} // namespace releasedesk::ui
