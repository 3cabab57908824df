// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flow_layout.h"

#include <algorithm>
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

    [[nodiscard]] int deepest() const { return *std::ranges::max_element(m_rows); }
    [[nodiscard]] qsizetype firstFree() const { return m_rows.indexOf(0); }

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

FlowLayout layOut(const domain::Plan &plan, const FlowMetrics &metrics)
{
    FlowLayout flow;
    flow.metrics = metrics;

    QHash<PhaseId, int> columnOf;
    for (qsizetype i = 0; i < plan.phases.size(); ++i)
        columnOf.insert(plan.phases.at(i).id, static_cast<int>(i));

    const int columns = static_cast<int>(plan.phases.size());
    QList<int> rows(columns, 0);
    QHash<TaskId, NodePlace> placed;
    for (const domain::Task &task : plan.tasks) {
        const auto column = columnOf.constFind(task.phase);
        if (task.isInRollbackLane() || column == columnOf.constEnd())
            continue;
        NodePlace place{task.id, *column, rows[*column]++, false, {}};
        place.rect
            = QRectF(QPointF(flow.nodeLeft(place.column), metrics.head + place.row * metrics.rowPitch()), metrics.node);
        placed.insert(task.id, place);
        flow.nodes.append(place);
    }

    const int highest = rows.isEmpty() ? 0 : *std::ranges::max_element(rows);
    const double addHeight = metrics.hasAddRows ? metrics.addGap + metrics.addRow.height() : 0;
    const double height = metrics.head + heightOf(metrics, std::max(1, highest)) + addHeight + metrics.foot;
    for (int i = 0; i < columns; ++i) {
        PhasePlace place;
        place.phase = plan.phases.at(i).id;
        place.rect = QRectF(i * metrics.columnPitch(), 0, metrics.phaseWidth, height);
        place.head = QRectF(place.rect.left(), 0, metrics.phaseWidth, metrics.head);
        if (metrics.hasAddRows) {
            const double bottom = metrics.head + heightOf(metrics, rows.at(i));
            const double gap = rows.at(i) > 0 ? metrics.addGap : 0;
            place.addRow = QRectF(QPointF(flow.nodeLeft(i), bottom + gap), metrics.addRow);
        }
        flow.phases.append(place);
    }

    const double laneTop = height + metrics.laneGap;
    const double width = std::max(1, columns) * metrics.columnPitch() - metrics.gutter;
    LaneCells cells(columns);
    int before = columns - 2;
    for (const domain::Task &task : plan.tasks) {
        if (!task.isInRollbackLane())
            continue;
        const auto undone = placed.constFind(task.undoes);
        const int wanted = undone != placed.constEnd() ? undone->column : before + 1;
        const auto [column, row] = cells.take(std::clamp(wanted, 0, std::max(0, columns - 1)));
        before = column;
        NodePlace place{task.id, column, row, true, {}};
        place.rect = QRectF(QPointF(flow.nodeLeft(column), laneTop + metrics.laneHead + place.row * metrics.rowPitch()),
                            metrics.node);
        flow.nodes.append(place);
    }
    double laneBody = heightOf(metrics, cells.deepest());
    if (metrics.hasAddRows) {
        // Beside the nodes, in the first column that holds none; below them if there is no such column.
        const qsizetype free = cells.firstFree();
        const double top
            = free < 0 ? laneTop + metrics.laneHead + laneBody + metrics.addGap : laneTop + metrics.laneHead;
        flow.laneAddRow
            = QRectF(QPointF(flow.nodeLeft(static_cast<int>(std::max<qsizetype>(0, free))), top), metrics.addRow);
        laneBody = std::max(laneBody, flow.laneAddRow.bottom() - laneTop - metrics.laneHead);
    }
    flow.lane = QRectF(0, laneTop, width, metrics.laneHead + laneBody + metrics.laneFoot);
    flow.bounds = QRectF(0, 0, width, flow.lane.bottom());

    std::ranges::sort(flow.nodes, [](const NodePlace &a, const NodePlace &b) {
        return std::tuple(a.isInLane, a.column, a.row) < std::tuple(b.isInLane, b.column, b.row);
    });
    for (qsizetype i = 0; i < flow.nodes.size(); ++i)
        flow.indexOf.insert(flow.nodes.at(i).task, i);
    return flow;
}

} // namespace releasedesk::layout
