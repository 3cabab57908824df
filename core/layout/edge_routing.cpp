// SPDX-License-Identifier: Apache-2.0
#include "core/layout/edge_routing.h"

#include <QMap>

#include <algorithm>
#include <cmath>

namespace releasedesk::layout {
namespace {

enum class Side { Left, Right };

struct Wanted {
    const NodePlace *from = nullptr;
    const NodePlace *to = nullptr;
    EdgeKind kind = EdgeKind::Order;
    bool isUndo = false;
};

//! The vertical line of one source in one gutter; gutter g lies left of column g.
struct BusKey {
    int gutter = 0;
    qsizetype source = 0; //!< index into FlowLayout::nodes
    friend auto operator<=>(const BusKey &, const BusKey &) = default;
};

class Router
{
public:
    explicit Router(const FlowLayout &flow)
        : m_flow(flow)
        , m_metrics(flow.metrics)
    {
    }

    QList<EdgeRoute> run(const QList<Wanted> &wanted)
    {
        // First who needs a line where, so that they can be spread; then the routes.
        for (const Wanted &each : wanted)
            (void)route(each);
        spread();
        QList<EdgeRoute> routes;
        routes.reserve(wanted.size());
        for (const Wanted &each : wanted)
            routes.append({each.from->task, each.to->task, each.kind, each.isUndo, route(each)});
        return routes;
    }

private:
    QList<QPointF> route(const Wanted &edge)
    {
        const NodePlace &from = *edge.from;
        const NodePlace &to = *edge.to;
        if (from.isInLane != to.isInLane)
            return intoLane(from, to);
        if (from.column != to.column)
            return across(from, to, from.column < to.column ? Side::Right : Side::Left);
        if (to.row == from.row + 1) {
            const double x = from.rect.center().x();
            return {{x, from.rect.bottom()}, {x, to.rect.top()}};
        }
        return around(from, to);
    }

    //! Down to what undoes it: straight from the last task of a phase, else through the gutter at the right.
    QList<QPointF> intoLane(const NodePlace &from, const NodePlace &to)
    {
        if (from.column == to.column && to.row == 0 && isLast(from)) {
            const double x = std::round(from.rect.left() + from.rect.width() * 5 / 6);
            return {{x, from.rect.bottom()}, {x, to.rect.top()}};
        }
        if (from.column == to.column) {
            const double x = busX(from.column + 1, from);
            return {{from.rect.right(), from.rect.center().y()},
                    {x, from.rect.center().y()},
                    {x, to.rect.center().y()},
                    {to.rect.right(), to.rect.center().y()}};
        }
        return across(from, to, from.column < to.column ? Side::Right : Side::Left);
    }

    //! In one column past other nodes: out at the near corner, along the left gutter.
    QList<QPointF> around(const NodePlace &from, const NodePlace &to)
    {
        const bool isDown = to.row > from.row;
        const double x = busX(from.column, from);
        const double start = from.rect.left() + 8;
        const double edge = isDown ? from.rect.bottom() : from.rect.top();
        const double turn = isDown ? gapBelow(from) : gapAbove(from);
        return {
            {start, edge}, {start, turn}, {x, turn}, {x, to.rect.center().y()}, {to.rect.left(), to.rect.center().y()}};
    }

    QList<QPointF> across(const NodePlace &from, const NodePlace &to, Side side)
    {
        const bool isRight = side == Side::Right;
        const double startX = isRight ? from.rect.right() : from.rect.left();
        const double endX = isRight ? to.rect.left() : to.rect.right();
        const int first = isRight ? from.column + 1 : from.column;
        const int last = isRight ? to.column : to.column + 1;
        const double startY = from.rect.center().y();
        const double endY = to.rect.center().y();
        if (first == last) {
            if (from.isInLane == to.isInLane && from.row == to.row)
                return {{startX, startY}, {endX, endY}};
            const double x = busX(first, from);
            return {{startX, startY}, {x, startY}, {x, endY}, {endX, endY}};
        }
        const double out = busX(first, from);
        const double in = busX(last, from);
        const double channel = to.rect.top() > from.rect.top() || from.row == to.row ? gapBelow(from) : gapAbove(from);
        return {{startX, startY}, {out, startY}, {out, channel}, {in, channel}, {in, endY}, {endX, endY}};
    }

    //! Rows have the same places in all columns, so a line here meets no node of any column.
    [[nodiscard]] double gapBelow(const NodePlace &node) const
    {
        return node.rect.bottom() + std::min(7.0, m_metrics.rowGap / 2);
    }
    [[nodiscard]] double gapAbove(const NodePlace &node) const
    {
        return node.row > 0 ? node.rect.top() - m_metrics.rowGap + std::min(7.0, m_metrics.rowGap / 2)
                            : node.rect.top() - 6;
    }

    [[nodiscard]] bool isLast(const NodePlace &node)
    {
        if (m_rows.isEmpty()) {
            for (const NodePlace &each : m_flow.nodes) {
                if (!each.isInLane)
                    m_rows[each.column] = std::max(m_rows.value(each.column, 0), each.row);
            }
        }
        return m_rows.value(node.column) == node.row;
    }

    double busX(int gutter, const NodePlace &source)
    {
        const BusKey key{gutter, m_flow.indexOf.value(source.task)};
        return m_buses.contains(key) ? m_buses.value(key) : (m_buses.insert(key, middle(gutter)), middle(gutter));
    }

    //! Between the nodes of the columns left and right of a gutter.
    [[nodiscard]] double middle(int gutter) const
    {
        return m_flow.nodeLeft(gutter) - m_metrics.inset - m_metrics.gutter / 2;
    }

    void spread()
    {
        // The space between the nodes, less what an arrow head needs at either end.
        const double room = (2 * m_metrics.inset + m_metrics.gutter) - 16;
        QMap<int, QList<BusKey>> perGutter;
        for (auto it = m_buses.constBegin(); it != m_buses.constEnd(); ++it)
            perGutter[it.key().gutter].append(it.key());
        for (auto it = perGutter.constBegin(); it != perGutter.constEnd(); ++it) {
            const qsizetype count = it->size();
            const double step = count > 1 ? std::min(6.0, room / static_cast<double>(count - 1)) : 0;
            for (qsizetype i = 0; i < count; ++i) {
                const double offset = (static_cast<double>(i) - static_cast<double>(count - 1) / 2) * step;
                m_buses[it->at(i)] = middle(it.key()) + offset;
            }
        }
    }

    const FlowLayout &m_flow;
    const FlowMetrics &m_metrics;
    QMap<BusKey, double> m_buses;
    QHash<int, int> m_rows; //!< last row of each column
};

} // namespace

QList<EdgeRoute> routeEdges(const domain::Plan &plan, const FlowLayout &flow)
{
    QList<Wanted> wanted;
    wanted.reserve(plan.edges.size() + 8);
    for (const domain::Edge &edge : plan.edges) {
        const NodePlace *const from = flow.node(edge.from);
        const NodePlace *const to = flow.node(edge.to);
        if (from && to && from != to)
            wanted.append({from, to, from->isInLane || to->isInLane ? EdgeKind::Rollback : EdgeKind::Order, false});
    }
    for (const domain::Task &task : plan.tasks) {
        if (!task.isInRollbackLane() || task.undoes.isEmpty())
            continue;
        const NodePlace *const from = flow.node(task.undoes);
        const NodePlace *const to = flow.node(task.id);
        if (from && to && !from->isInLane)
            wanted.append({from, to, EdgeKind::Rollback, true});
    }
    return Router(flow).run(wanted);
}

} // namespace releasedesk::layout
