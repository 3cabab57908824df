// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_gestures.h"

#include "ui/modeling/edge_item.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>

namespace releasedesk::ui {

void FlowGestures::press(const QMouseEvent &event)
{
    FlowScene &scene = m_view.flowScene();
    const QPointF point = m_view.mapToScene(event.pos());
    m_start = event.pos();
    m_last = event.pos();
    if (event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && m_isSpaceHeld)) {
        startPan(event.pos());
        return;
    }
    if (event.button() != Qt::LeftButton)
        return;
    m_view.editor().cancelConnecting();
    NodeItem *const node = scene.nodeAt(point);
    const bool isExtending = event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!node)
        return pressOnCanvas(point, event.pos(), isExtending);
    const NodeItem::Part part = node->partAt(node->mapFromScene(point));
    if (isExtending && part == NodeItem::Part::Card)
        return scene.toggleTask(node->task());
    scene.selectTask(node->task());
    m_task = node->task();
    if (part == NodeItem::Part::Fold)
        return m_view.toggleInside(TaskId(node->task()));
    m_isInside = part == NodeItem::Part::Inside;
    if (part == NodeItem::Part::Append) {
        m_view.pickKind(NewTaskPlace::After);
    } else if (part == NodeItem::Part::OutPort || part == NodeItem::Part::InPort) {
        m_mode = Mode::Connect;
    } else {
        m_mode = Mode::Press;
        m_grip = node->mapFromScene(point);
    }
}

void FlowGestures::pressOnCanvas(const QPointF &point, const QPoint &position, bool isExtending)
{
    FlowScene &scene = m_view.flowScene();
    if (const std::optional<PhaseId> phase = scene.addRowAt(point)) {
        if (m_view.editor().mayEdit())
            m_view.pickKindAt(*phase, -1, position);
        return;
    }
    EdgeItem *const edge = scene.edgeAt(point);
    if (const std::optional<PhaseId> head = edge ? std::nullopt : scene.headAt(point)) {
        scene.setFolded(*head, !scene.isFolded(*head));
        return;
    }
    if (!isExtending)
        scene.selectTask({});
    // A line at a folded phase may stand for several connections.
    const bool isOne = edge && !edge->route().isFolded;
    scene.selectEdge(isOne ? std::optional(domain::Edge{edge->route().from, edge->route().to}) : std::nullopt);
    if (!edge)
        m_mode = Mode::Band;
}

void FlowGestures::move(const QMouseEvent &event)
{
    FlowScene &scene = m_view.flowScene();
    const QPointF point = m_view.mapToScene(event.pos());
    switch (m_mode) {
    case Mode::None:
        hover(event.pos());
        break;
    case Mode::Pan: {
        const QPoint by = event.pos() - m_last;
        m_last = event.pos();
        m_view.horizontalScrollBar()->setValue(m_view.horizontalScrollBar()->value() - by.x());
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() - by.y());
        break;
    }
    case Mode::Press:
        if ((event.pos() - m_start).manhattanLength() < QApplication::startDragDistance())
            break;
        if (!m_view.editor().mayEdit()) {
            m_mode = Mode::None;
            break;
        }
        m_mode = Mode::Drag;
        [[fallthrough]];
    case Mode::Drag:
        m_place = layout::dropPlaceAt(scene.plan(), scene.flow(), point, m_task);
        scene.showDrag(m_task, point - m_grip, m_place);
        break;
    case Mode::Band:
        scene.showRubberBand(QRectF(m_view.mapToScene(m_start), point).normalized());
        break;
    case Mode::Connect: {
        NodeItem *const over = scene.nodeAt(point);
        scene.setTarget(over && over->task() != m_task ? over->task() : TaskId());
        if (NodeItem *const from = scene.node(m_task))
            scene.showRubberLine(from->outPort(), point);
        break;
    }
    }
}

void FlowGestures::release(const QMouseEvent &event)
{
    FlowScene &scene = m_view.flowScene();
    const Mode mode = std::exchange(m_mode, Mode::None);
    const QPointF point = m_view.mapToScene(event.pos());
    if (mode == Mode::Pan) {
        m_view.viewport()->setCursor(m_isSpaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
    } else if (mode == Mode::Press && m_isInside) {
        (void)m_view.openInside(TaskId(m_task));
    } else if (mode == Mode::Drag) {
        scene.endDrag();
        m_view.editor().moveTo(m_task, m_place);
    } else if (mode == Mode::Band) {
        scene.endRubberBand();
        if ((event.pos() - m_start).manhattanLength() < QApplication::startDragDistance())
            return;
        const QRectF band = QRectF(m_view.mapToScene(m_start), point).normalized();
        QList<TaskId> tasks = scene.selectedTasks();
        for (const layout::NodePlace &each : scene.flow().nodes) {
            if (each.rect.intersects(band))
                tasks.append(each.task);
        }
        scene.selectTasks(tasks);
    } else if (mode == Mode::Connect) {
        scene.endRubberLine();
        scene.setTarget({});
        NodeItem *const over = scene.nodeAt(point);
        if (over && over->task() != m_task)
            m_view.editor().connectTo(m_task, over->task());
    }
}

void FlowGestures::doubleClick(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    cancel();
    if (NodeItem *const node = m_view.flowScene().nodeAt(m_view.mapToScene(event.pos()))) {
        m_view.flowScene().selectTask(node->task());
        m_view.renameSelected();
    }
}

void FlowGestures::cancel()
{
    const Mode mode = std::exchange(m_mode, Mode::None);
    if (mode == Mode::Drag)
        m_view.flowScene().endDrag();
    if (mode == Mode::Band)
        m_view.flowScene().endRubberBand();
    if (mode == Mode::Connect) {
        m_view.flowScene().endRubberLine();
        m_view.flowScene().setTarget({});
    }
}

void FlowGestures::setSpaceHeld(bool isHeld)
{
    m_isSpaceHeld = isHeld;
    if (m_mode != Mode::Pan)
        m_view.viewport()->setCursor(isHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void FlowGestures::hover(const QPoint &position)
{
    FlowScene &scene = m_view.flowScene();
    const QPointF point = m_view.mapToScene(position);
    NodeItem *const node = scene.nodeAt(point);
    scene.setHovered(node ? node->task() : TaskId());
    scene.setAddHovered(node ? std::nullopt : scene.addRowAt(point));
    if (m_isSpaceHeld)
        return;
    const NodeItem::Part part = node ? node->partAt(node->mapFromScene(point)) : NodeItem::Part::None;
    const bool isPort = part == NodeItem::Part::OutPort || part == NodeItem::Part::InPort;
    const bool isHead = !node && scene.headAt(point);
    const bool isDoor = part == NodeItem::Part::Fold
        || (part == NodeItem::Part::Inside && node->nested() && !node->nested()->id().isEmpty());
    m_view.viewport()->setCursor(isPort                 ? Qt::CrossCursor
                                     : isHead || isDoor ? Qt::PointingHandCursor
                                                        : Qt::ArrowCursor);
}

void FlowGestures::startPan(const QPoint &position)
{
    m_mode = Mode::Pan;
    m_view.keepPlace();
    m_last = position;
    m_view.viewport()->setCursor(Qt::ClosedHandCursor);
}

} // namespace releasedesk::ui
