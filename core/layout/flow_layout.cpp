// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flow_layout.h"

#include "core/layout/edge_routing.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace releasedesk::layout {
namespace {

//! Height of \p rows nodes below each other.
double heightOf(const FlowMetrics &metrics, int rows)
{
    return rows > 0 ? rows * metrics.rowPitch() - metrics.rowGap : 0;
}

//! Chooses cells for the tasks of the lane.
class LaneCells
{
public:
    explicit LaneCells(int columns)
        : m_rows(std::max(1, columns), 0)
    {
    }

    //! The wanted column, or the nearest free one beside it (left first); another row only if the row is full.
    QPair<int, int> take(int wanted)
    {
        const int count = static_cast<int>(m_rows.size());
        const int row = *std::ranges::min_element(m_rows);
        for (int distance = 0; distance < count; ++distance) {
            for (const int column : {wanted - distance, wanted + distance}) {
                if (column >= 0 && column < count && m_rows.at(column) == row)
                    return {column, m_rows[column]++};
            }
        }
        Q_UNREACHABLE();
    }

private:
    QList<int> m_rows; //!< used in each column
};

} // namespace

FlowMetrics FlowMetrics::running()
{
    FlowMetrics metrics;
    metrics.head = 36;
    metrics.rowGap = 16;
    metrics.foot = 29;
    metrics.laneHead = 42;
    metrics.hasAddRows = false;
    return metrics;
}

const NodePlace *FlowLayout::node(const TaskId &task) const
{
    const auto found = indexOf.constFind(task);
    return found == indexOf.constEnd() ? nullptr : &nodes.at(*found);
}

double FlowLayout::gutterWidth(int gutter) const
{
    if (gutter <= 0 || gutter >= columnLeft.size())
        return metrics.gutter;
    return columnLeft.at(gutter) - columnLeft.at(gutter - 1) - metrics.phaseWidth;
}

namespace {

//! Which column and row each task is drawn in.
void place(const domain::Plan &plan, FlowLayout &flow)
{
    QHash<PhaseId, int> columnOf;
    for (qsizetype i = 0; i < plan.phases.size(); ++i)
        columnOf.insert(plan.phases.at(i).id, static_cast<int>(i));

    const int columns = static_cast<int>(plan.phases.size());
    QList<int> rows(columns, 0);
    QHash<TaskId, int> columnOfTask;
    for (const domain::Task &task : plan.tasks) {
        const auto column = columnOf.constFind(task.phase);
        if (task.isInRollbackLane() || column == columnOf.constEnd())
            continue;
        flow.nodes.append({task.id, *column, rows[*column]++, false, {}});
        columnOfTask.insert(task.id, *column);
    }

    LaneCells cells(columns);
    int before = columns - 2;
    for (const domain::Task &task : plan.tasks) {
        if (!task.isInRollbackLane())
            continue;
        const int wanted = columnOfTask.value(task.undoes, before + 1);
        const auto [column, row] = cells.take(std::clamp(wanted, 0, std::max(0, columns - 1)));
        before = column;
        flow.nodes.append({task.id, column, row, true, {}});
    }

    std::ranges::sort(flow.nodes, [](const NodePlace &a, const NodePlace &b) {
        return std::tuple(a.isInLane, a.column, a.row) < std::tuple(b.isInLane, b.column, b.row);
    });
    flow.indexOf.reserve(flow.nodes.size());
    for (qsizetype i = 0; i < flow.nodes.size(); ++i)
        flow.indexOf.insert(flow.nodes.at(i).task, i);
}

//! Where each column begins: a gutter is as wide as its lines need.
void placeColumns(const domain::Plan &plan, FlowLayout &flow)
{
    const FlowMetrics &metrics = flow.metrics;
    const QList<int> lines = linesInGutters(plan, flow);
    // What the lines have without widening: the space between the nodes, less an arrow head at either end.
    const double room = 2 * metrics.inset + metrics.gutter - gutterEnds;
    double left = 0;
    const qsizetype columns = std::max<qsizetype>(1, plan.phases.size());
    for (qsizetype i = 0; i <= columns; ++i) {
        if (i > 0) {
            const int count = lines.value(i);
            const double needed = count > 1 ? (count - 1) * metrics.linePitch : 0;
            left += metrics.columnPitch() + (i < columns ? std::max(0.0, std::ceil(needed - room)) : 0);
        }
        flow.columnLeft.append(left);
    }
}

} // namespace

FlowLayout layOut(const domain::Plan &plan, const FlowMetrics &metrics)
{
    FlowLayout flow;
    flow.metrics = metrics;
    place(plan, flow);
    placeColumns(plan, flow);

    const int columns = static_cast<int>(plan.phases.size());
    QList<int> rows(columns, 0);
    QList<int> laneRows(std::max(1, columns), 0);
    for (const NodePlace &node : std::as_const(flow.nodes)) {
        QList<int> &used = node.isInLane ? laneRows : rows;
        used[node.column] = std::max(used.at(node.column), node.row + 1);
    }

    const int highest = rows.isEmpty() ? 0 : *std::ranges::max_element(rows);
    const double addHeight = metrics.hasAddRows ? metrics.addGap + metrics.addRow.height() : 0;
    const double height = metrics.head + heightOf(metrics, std::max(1, highest)) + addHeight + metrics.foot;
    for (int i = 0; i < columns; ++i) {
        PhasePlace place;
        place.phase = plan.phases.at(i).id;
        place.rect = QRectF(flow.columnLeft.at(i), 0, metrics.phaseWidth, height);
        place.head = QRectF(place.rect.left(), 0, metrics.phaseWidth, metrics.head);
        if (metrics.hasAddRows) {
            const double bottom = metrics.head + heightOf(metrics, rows.at(i));
            const double gap = rows.at(i) > 0 ? metrics.addGap : 0;
            place.addRow = QRectF(QPointF(flow.nodeLeft(i), bottom + gap), metrics.addRow);
        }
        flow.phases.append(place);
    }

    const double laneTop = height + metrics.laneGap;
    const double width = flow.columnLeft.at(std::max(1, columns) - 1) + metrics.phaseWidth;
    for (NodePlace &node : flow.nodes) {
        const double top = node.isInLane ? laneTop + metrics.laneHead : metrics.head;
        node.rect = QRectF(QPointF(flow.nodeLeft(node.column), top + node.row * metrics.rowPitch()), metrics.node);
    }
    double laneBody = heightOf(metrics, *std::ranges::max_element(laneRows));
    if (metrics.hasAddRows) {
        // Beside the nodes, in the first column that holds none; below them if there is no such column.
        const qsizetype free = laneRows.indexOf(0);
        const double top
            = free < 0 ? laneTop + metrics.laneHead + laneBody + metrics.addGap : laneTop + metrics.laneHead;
        flow.laneAddRow
            = QRectF(QPointF(flow.nodeLeft(static_cast<int>(std::max<qsizetype>(0, free))), top), metrics.addRow);
        laneBody = std::max(laneBody, flow.laneAddRow.bottom() - laneTop - metrics.laneHead);
    }
    flow.lane = QRectF(0, laneTop, width, metrics.laneHead + laneBody + metrics.laneFoot);
    flow.bounds = QRectF(0, 0, width, flow.lane.bottom());
    return flow;
}

} // namespace releasedesk::layout
