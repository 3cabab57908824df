// SPDX-License-Identifier: Apache-2.0
// What pointer and keyboard find in the flow and leave on it: selection, marks, what is dragged, what is at a point.
#include "ui/modeling/edge_item.h"
#include "ui/modeling/flow_scene.h"
#include "ui/modeling/phase_item.h"
#include "ui/modeling/rollback_lane_item.h"
#include "ui/theme/theme.h"

#include <QGraphicsLineItem>
#include <QGraphicsRectItem>
#include <QPen>

#include <algorithm>

namespace releasedesk::ui {

void FlowScene::selectTask(const TaskId &task)
{
    if (const int stub = m_flow.stubOf(task); stub >= 0) {
        m_wanted = task;
        setFolded(plan().phases.at(m_flow.stubs.at(stub).column).id, false);
        return;
    }
    if (!task.isEmpty() && !m_flow.indexOf.contains(task)) {
        m_wanted = task;
        return;
    }
    m_wanted = {};
    if (task == m_selected && m_beside.isEmpty() && (task.isEmpty() || !m_selectedEdge))
        return;
    m_beside.clear();
    if (!task.isEmpty())
        m_selectedEdge.reset();
    m_selected = task;
    mark();
    emit selectionMoved(task);
}

void FlowScene::selectEdge(const std::optional<domain::Edge> &edge)
{
    m_selectedEdge = edge;
    mark();
}

void FlowScene::setFocused(bool isFocused)
{
    m_isFocused = isFocused;
    mark();
}

void FlowScene::setHovered(const TaskId &task)
{
    if (task == m_hovered)
        return;
    m_hovered = task;
    mark();
}

void FlowScene::setTarget(const TaskId &task)
{
    m_target = task;
    mark();
}

void FlowScene::mark()
{
    for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
        NodeItem::Marks marks;
        marks.isSelected = isSelected(it.key());
        marks.isFocused = it.key() == m_selected && m_isFocused;
        marks.isHovered = it.key() == m_hovered;
        marks.isTarget = it.key() == m_target;
        marks.isDragged = it.key() == m_dragged;
        marks.isEditable = isEditable();
        marks.isCritical = m_critical.contains(it.key());
        it.value()->setMarks(marks);
    }
    for (EdgeItem *const edge : std::as_const(m_edges)) {
        const domain::Edge each{edge->route().from, edge->route().to};
        edge->setSelected(m_selectedEdge && *m_selectedEdge == each);
        edge->setCritical(m_critical.contains(each.from) && m_critical.contains(each.to));
    }
}

void FlowScene::showDrag(const TaskId &task, const QPointF &position, const layout::DropPlace &place)
{
    m_move.stop();
    m_dragged = task;
    if (NodeItem *const item = node(task))
        item->setPos(position);
    mark();
    showDropMarker(place);
}

void FlowScene::showDropMarker(const layout::DropPlace &place)
{
    m_dropMarker->setVisible(place.isValid);
    m_dropMarker->setPen(Qt::NoPen);
    m_dropMarker->setBrush(tokenColor(ColorToken::Accent));
    m_dropMarker->setRect(QRectF(place.marker - QPointF(0, 1), QSizeF(m_flow.metrics.node.width(), 2)));
}

void FlowScene::endDrag()
{
    m_dropMarker->hide();
    const layout::NodePlace *const place = m_flow.node(m_dragged);
    if (NodeItem *const item = node(m_dragged); item && place)
        item->setPos(place->rect.topLeft());
    m_dragged = {};
    mark();
}

void FlowScene::showRubberLine(const QPointF &from, const QPointF &to)
{
    m_rubberLine->setPen(QPen(tokenColor(ColorToken::Accent), 1.5, Qt::DashLine));
    m_rubberLine->setLine(QLineF(from, to));
    m_rubberLine->show();
}

void FlowScene::endRubberLine()
{
    m_rubberLine->hide();
}

void FlowScene::setAddHovered(const std::optional<PhaseId> &phase)
{
    for (PhaseItem *const item : std::as_const(m_phases))
        item->setAddHovered(phase && *phase == item->place().phase);
    m_lane->setAddHovered(phase && phase->isEmpty());
}

NodeItem *FlowScene::nodeAt(const QPointF &point)
{
    if (m_isFar) {
        const auto place = std::ranges::find_if(
            m_flow.nodes, [&point](const layout::NodePlace &each) { return each.rect.contains(point); });
        return place != m_flow.nodes.end() ? makeNode(*place) : nullptr;
    }
    NodeItem *found = nullptr;
    for (NodeItem *const item : m_nodes) {
        const NodeItem::Part part = item->partAt(item->mapFromScene(point));
        // The card wins over the surroundings of a neighbour.
        if (part == NodeItem::Part::Card || part == NodeItem::Part::Inside)
            return item;
        if (part != NodeItem::Part::None)
            found = item;
    }
    return found;
}

EdgeItem *FlowScene::edgeAt(const QPointF &point) const
{
    for (EdgeItem *const edge : m_edges) {
        if (edge->boundingRect().contains(point) && edge->shape().contains(point))
            return edge;
    }
    return nullptr;
}

std::optional<PhaseId> FlowScene::addRowAt(const QPointF &point) const
{
    for (const layout::PhasePlace &phase : m_flow.phases) {
        if (phase.addRow.contains(point))
            return phase.phase;
    }
    return m_flow.laneAddRow.contains(point) ? std::optional(PhaseId()) : std::nullopt;
}

std::optional<PhaseId> FlowScene::phaseAt(const QPointF &point) const
{
    for (const layout::PhasePlace &phase : m_flow.phases) {
        if (phase.rect.contains(point))
            return phase.phase;
    }
    return std::nullopt;
}

} // namespace releasedesk::ui
