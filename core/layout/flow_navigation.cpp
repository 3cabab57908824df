// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flow_navigation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace releasedesk::layout {
namespace {

//! How far \p to lies along and beside the direction; a negative first is behind.
QPair<double, double> offset(const QPointF &from, const QPointF &to, Direction direction)
{
    const QPointF by = to - from;
    switch (direction) {
    case Direction::Left:
        return {-by.x(), std::abs(by.y())};
    case Direction::Right:
        return {by.x(), std::abs(by.y())};
    case Direction::Up:
        return {-by.y(), std::abs(by.x())};
    case Direction::Down:
        return {by.y(), std::abs(by.x())};
    }
    Q_UNREACHABLE();
}

} // namespace

TaskId nearestTask(const FlowLayout &flow, const TaskId &from, Direction direction)
{
    const NodePlace *const start = flow.node(from);
    if (!start)
        return flow.nodes.isEmpty() ? TaskId() : flow.nodes.first().task;
    TaskId best;
    double bestCost = std::numeric_limits<double>::max();
    for (const NodePlace &node : flow.nodes) {
        const auto [along, beside] = offset(flow.portOf(*start), flow.portOf(node), direction);
        if (along < 1)
            continue;
        const double cost = along + 3 * beside; // what lies straight ahead first
        if (cost < bestCost) {
            bestCost = cost;
            best = node.task;
        }
    }
    return best;
}

QList<TaskId> tabOrder(const domain::Plan &plan)
{
    QList<TaskId> order = plan.executionOrder();
    for (const domain::Task &task : plan.rollbackLane())
        order.append(task.id);
    return order;
}

DropPlace dropPlaceAt(const domain::Plan &plan, const FlowLayout &flow, const QPointF &point, const TaskId &task)
{
    DropPlace place;
    const bool isLane = point.y() >= flow.lane.top();
    double left = flow.nodeLeft(0);
    if (!isLane) {
        const auto phase = std::ranges::find_if(flow.phases, [&](const PhasePlace &each) {
            return point.x() >= each.rect.left() && point.x() < each.rect.right() + flow.metrics.gutter;
        });
        if (phase == flow.phases.end())
            return place;
        place.phase = phase->phase;
        left = phase->rect.left() + flow.metrics.inset;
    } else if (!flow.lane.contains(point)) {
        return place;
    }

    double markerY = (isLane ? flow.lane.top() + flow.metrics.laneHead : flow.metrics.head) - flow.metrics.rowGap / 2;
    for (const domain::Task &each : plan.tasks) {
        if (each.phase != place.phase || each.id == task)
            continue;
        const NodePlace *const node = flow.node(each.id);
        const bool isBefore = node
            && (isLane ? node->rect.center().x() < point.x() || node->rect.bottom() < point.y()
                       : node->rect.center().y() < point.y());
        if (!isBefore)
            continue;
        ++place.index;
        markerY = node->rect.bottom() + flow.metrics.rowGap / 2;
        if (isLane)
            left = node->rect.left();
    }
    place.marker = QPointF(left, markerY);
    place.isValid = true;
    return place;
}

} // namespace releasedesk::layout
