// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flow_layout.h"

#include "core/layout/edge_routing.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>
#include <tuple>

namespace releasedesk::layout {
namespace {

//! Height of \p rows nodes below each other.
double heightOf(const FlowMetrics &metrics, int rows)
{
    return rows > 0 ? rows * metrics.rowPitch() - metrics.rowGap : 0;
}

//! Cells for the tasks of the lane while no phase is folded: the wanted column, or the nearest free one beside it (left
//! first); another row only if the row is full.
class LaneCells
{
public:
    explicit LaneCells(int columns)
        : m_rows(std::max(1, columns), 0)
    {
    }

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

//! Moves the nodes of one row of the lane, from left to right, out of folded columns without changing their order; what
//! finds no open column takes a further row. Answers how many rows were taken, counted from \p row.
int moveToOpenColumns(std::span<NodePlace> nodes, const QList<int> &open, int row)
{
    const auto most = static_cast<std::size_t>(open.size());
    int rows = 0;
    while (!nodes.empty()) {
        const std::span<NodePlace> here = nodes.first(std::min(most, nodes.size()));
        qsizetype least = 0; // of the open columns, the first one that is still free
        for (std::size_t i = 0; i < here.size(); ++i) {
            const qsizetype last = open.size() - static_cast<qsizetype>(here.size() - i);
            qsizetype best = least;
            for (qsizetype each = least; each <= last; ++each) {
                if (std::abs(open.at(each) - here[i].column) < std::abs(open.at(best) - here[i].column))
                    best = each;
            }
            here[i].column = open.at(best);
            here[i].row = row + rows;
            least = best + 1;
        }
        nodes = nodes.subspan(here.size());
        ++rows;
    }
    return rows;
}

} // namespace

FlowMetrics FlowMetrics::scaled(double factor) const
{
    FlowMetrics metrics = *this;
    metrics.node *= factor;
    metrics.phaseWidth = metrics.node.width() + 2 * metrics.inset;
    metrics.head *= factor;
    metrics.laneHead *= factor;
    metrics.bandHead *= factor;
    metrics.addRow *= factor;
    return metrics;
}

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
    return columnLeft.at(gutter) - columnLeft.at(gutter - 1) - columnWidth.at(gutter - 1);
}

namespace {

//! Which columns are folded. One stays open: the rollback lane needs it.
QList<bool> foldedColumns(const domain::Plan &plan, const FlowFocus &focus)
{
    QList<bool> folded;
    for (const domain::Phase &phase : plan.phases)
        folded.append(focus.folded.contains(phase.id));
    if (!folded.isEmpty() && !folded.contains(false))
        folded.first() = false;
    return folded;
}

//! In which row each swimlane begins, and behind the last one the end.
QList<int> firstRows(const domain::Plan &plan, const FlowFocus &focus, const QHash<PhaseId, int> &columnOf,
                     const QList<bool> &folded)
{
    QHash<QPair<int, int>, int> count; // by column and lane
    QList<int> highest(focus.bands.size(), 1);
    for (const domain::Task &task : plan.tasks) {
        const int column = columnOf.value(task.phase, -1);
        if (column < 0 || folded.at(column))
            continue;
        const int band = focus.bandOf.value(task.id);
        highest[band] = std::max(highest.at(band), ++count[{column, band}]);
    }
    QList<int> first{0};
    for (const int rows : std::as_const(highest))
        first.append(first.last() + rows);
    return first;
}

//! The tasks of the rollback lane stand in the order they have while every phase is open.
void placeLane(const domain::Plan &plan, const QHash<TaskId, int> &columnOfTask, const QList<bool> &folded,
               FlowLayout &flow)
{
    const int columns = static_cast<int>(folded.size());
    LaneCells cells(columns);
    std::vector<NodePlace> lane;
    int before = columns - 2;
    for (const domain::Task &task : plan.tasks) {
        if (!task.isInRollbackLane())
            continue;
        const int wanted = columnOfTask.value(task.undoes, before + 1);
        const auto [column, row] = cells.take(std::clamp(wanted, 0, std::max(0, columns - 1)));
        before = column;
        lane.push_back({task.id, column, row, true, {}});
    }
    QList<int> open;
    for (int i = 0; i < columns; ++i) {
        if (!folded.at(i))
            open.append(i);
    }
    if (open.size() < columns) {
        std::ranges::sort(lane, {}, [](const NodePlace &each) { return std::pair(each.row, each.column); });
        int row = 0;
        for (std::size_t first = 0; first < lane.size();) {
            std::size_t end = first;
            while (end < lane.size() && lane[end].row == lane[first].row)
                ++end;
            row += moveToOpenColumns(std::span(lane).subspan(first, end - first), open, row);
            first = end;
        }
    }
    for (const NodePlace &each : lane)
        flow.nodes.append(each);
}

//! Which column and row each task is drawn in; answers the first row of each swimlane.
QList<int> place(const domain::Plan &plan, const FlowFocus &focus, const QList<bool> &folded, FlowLayout &flow)
{
    QHash<PhaseId, int> columnOf;
    for (qsizetype i = 0; i < plan.phases.size(); ++i)
        columnOf.insert(plan.phases.at(i).id, static_cast<int>(i));

    const int columns = static_cast<int>(plan.phases.size());
    QList<int> stubAt(columns, -1);
    for (int i = 0; i < columns; ++i) {
        if (!folded.at(i))
            continue;
        stubAt[i] = static_cast<int>(flow.stubs.size());
        flow.stubs.append({{}, i, 0, false, {}});
    }
    const QList<int> first = focus.bands.isEmpty() ? QList<int>() : firstRows(plan, focus, columnOf, folded);
    QHash<QPair<int, int>, int> rows; // by column and lane
    QHash<TaskId, int> columnOfTask;
    for (const domain::Task &task : plan.tasks) {
        const auto column = columnOf.constFind(task.phase);
        if (task.isInRollbackLane() || column == columnOf.constEnd())
            continue;
        columnOfTask.insert(task.id, *column);
        if (folded.at(*column)) {
            flow.stubOfTask.insert(task.id, stubAt.at(*column));
            continue;
        }
        const int band = first.isEmpty() ? 0 : focus.bandOf.value(task.id);
        flow.nodes.append({task.id, *column, first.value(band) + rows[{*column, band}]++, false, {}});
    }

    placeLane(plan, columnOfTask, folded, flow);

    std::ranges::sort(flow.nodes, [](const NodePlace &a, const NodePlace &b) {
        return std::tuple(a.isInLane, a.column, a.row) < std::tuple(b.isInLane, b.column, b.row);
    });
    flow.indexOf.reserve(flow.nodes.size());
    for (qsizetype i = 0; i < flow.nodes.size(); ++i)
        flow.indexOf.insert(flow.nodes.at(i).task, i);
    return first;
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
            left += flow.columnWidth.at(i - 1) + metrics.gutter
                + (i < columns ? std::max(0.0, std::ceil(needed - room)) : 0);
        }
        flow.columnLeft.append(left);
    }
}

//! How large a node is drawn.
QSizeF sizeOf(const NodePlace &place, const FlowMetrics &metrics, const FlowFocus &focus)
{
    return place.task.isEmpty() ? metrics.node : focus.grown.value(place.task, metrics.node).expandedTo(metrics.node);
}

//! Rows and columns take the size of the grown nodes in them.
void makeRoom(const FlowFocus &focus, FlowLayout &flow)
{
    for (auto grown = focus.grown.cbegin(); grown != focus.grown.cend(); ++grown) {
        const NodePlace *const place = flow.node(grown.key());
        if (!place)
            continue;
        const QSizeF size = sizeOf(*place, flow.metrics, focus);
        double &width = flow.columnWidth[place->column];
        width = std::max(width, size.width() + 2 * flow.metrics.inset);
        QList<double> &extra = place->isInLane ? flow.extraOfLaneRow : flow.extraOfRow;
        if (extra.size() <= place->row)
            extra.resize(place->row + 1);
        extra[place->row] = std::max(extra.at(place->row), size.height() - flow.metrics.node.height());
    }
}

//! By how much the grown nodes of the first \p rows rows push down what follows.
double extraAbove(const QList<double> &extra, int rows)
{
    double sum = 0;
    for (qsizetype row = 0; row < std::min<qsizetype>(rows, extra.size()); ++row)
        sum += extra.at(row);
    return sum;
}

} // namespace

FlowLayout layOut(const domain::Plan &plan, const FlowMetrics &metrics, const FlowFocus &focus)
{
    FlowLayout flow;
    flow.metrics = metrics;
    const QList<bool> folded = foldedColumns(plan, focus);
    for (const bool isFolded : folded)
        flow.columnWidth.append(isFolded ? metrics.foldedWidth : metrics.phaseWidth);
    if (flow.columnWidth.isEmpty())
        flow.columnWidth.append(metrics.phaseWidth);
    const QList<int> firstRowOf = place(plan, focus, folded, flow);
    makeRoom(focus, flow);
    placeColumns(plan, flow);

    const int columns = static_cast<int>(plan.phases.size());
    QList<int> rows(columns, 0);
    QList<int> laneRows(std::max(1, columns), 0);
    for (const NodePlace &node : std::as_const(flow.nodes)) {
        QList<int> &used = node.isInLane ? laneRows : rows;
        used[node.column] = std::max(used.at(node.column), node.row + 1);
    }

    // Each swimlane shifts what follows by its head.
    const auto shiftOf = [&](int row) {
        const auto above = std::ranges::upper_bound(firstRowOf, row) - firstRowOf.begin();
        return std::min<double>(static_cast<double>(above), static_cast<double>(focus.bands.size())) * metrics.bandHead;
    };
    const int highest
        = std::max(rows.isEmpty() ? 0 : *std::ranges::max_element(rows), firstRowOf.isEmpty() ? 0 : firstRowOf.last());
    const double addHeight = metrics.hasAddRows ? metrics.addGap + metrics.addRow.height() : 0;
    const double body = heightOf(metrics, std::max(1, highest)) + shiftOf(std::max(0, highest - 1))
        + extraAbove(flow.extraOfRow, highest);
    const double height = metrics.head + body + addHeight + metrics.foot;
    for (int i = 0; i < columns; ++i) {
        PhasePlace place;
        place.phase = plan.phases.at(i).id;
        place.isFolded = folded.at(i);
        place.rect = QRectF(flow.columnLeft.at(i), 0, flow.columnWidth.at(i), height);
        place.head = QRectF(place.rect.left(), 0, place.rect.width(), place.isFolded ? height : metrics.head);
        if (metrics.hasAddRows && !place.isFolded) {
            const double bottom = metrics.head + heightOf(metrics, rows.at(i)) + extraAbove(flow.extraOfRow, rows.at(i))
                + (rows.at(i) > 0 ? shiftOf(rows.at(i) - 1) : shiftOf(0));
            const double gap = rows.at(i) > 0 ? metrics.addGap : 0;
            const double below = focus.bands.isEmpty() ? bottom + gap : metrics.head + body + metrics.addGap;
            place.addRow = QRectF(QPointF(flow.nodeLeft(i), below), metrics.addRow);
        }
        flow.phases.append(place);
    }

    const double laneTop = height + metrics.laneGap;
    const double width = flow.columnLeft.at(std::max(1, columns) - 1) + flow.columnWidth.last();
    for (NodePlace &node : flow.nodes) {
        const double top = node.isInLane ? laneTop + metrics.laneHead + extraAbove(flow.extraOfLaneRow, node.row)
                                         : metrics.head + shiftOf(node.row) + extraAbove(flow.extraOfRow, node.row);
        node.rect = QRectF(QPointF(flow.nodeLeft(node.column), top + node.row * metrics.rowPitch()),
                           sizeOf(node, metrics, focus));
    }
    for (NodePlace &stub : flow.stubs) {
        const double stubWidth = metrics.foldedWidth - 2 * metrics.inset;
        stub.rect = QRectF(flow.nodeLeft(stub.column), metrics.head + shiftOf(0), stubWidth, metrics.node.height());
    }
    for (qsizetype i = 0; i < focus.bands.size(); ++i) {
        const auto top = [&](qsizetype row) {
            return metrics.head - metrics.bandHead + shiftOf(static_cast<int>(row))
                + static_cast<double>(row) * metrics.rowPitch() + extraAbove(flow.extraOfRow, static_cast<int>(row));
        };
        const double begin = top(firstRowOf.at(i));
        const double end
            = i + 1 < focus.bands.size() ? top(firstRowOf.at(i + 1)) : metrics.head + body + metrics.foot / 2;
        flow.bands.append({focus.bands.at(i), QRectF(0, begin, width, end - begin)});
    }
    const int laneHighest = *std::ranges::max_element(laneRows);
    double laneBody = heightOf(metrics, laneHighest) + extraAbove(flow.extraOfLaneRow, laneHighest);
    if (metrics.hasAddRows) {
        // Beside the nodes, in the first column that holds none; below them if there is no such column.
        qsizetype free = laneRows.indexOf(0);
        while (free >= 0 && folded.value(free))
            free = laneRows.indexOf(0, free + 1);
        const double top
            = free < 0 ? laneTop + metrics.laneHead + laneBody + metrics.addGap : laneTop + metrics.laneHead;
        const qsizetype column = free < 0 ? std::max<qsizetype>(0, folded.indexOf(false)) : free;
        flow.laneAddRow = QRectF(QPointF(flow.nodeLeft(static_cast<int>(column)), top), metrics.addRow);
        laneBody = std::max(laneBody, flow.laneAddRow.bottom() - laneTop - metrics.laneHead);
    }
    flow.lane = QRectF(0, laneTop, width, metrics.laneHead + laneBody + metrics.laneFoot);
    flow.bounds = QRectF(0, 0, width, flow.lane.bottom());
    return flow;
}

} // namespace releasedesk::layout
