// SPDX-License-Identifier: Apache-2.0
#include "core/layout/edge_routing.h"

#include "core/layout/gutter_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace releasedesk::layout {
namespace {

using Side = GutterPiece::Side;

//! What an edge looks like; how it runs follows from where its tasks stand.
enum class Shape {
    Below, //!< straight down to the next row
    IntoLane, //!< straight down into the rollback lane
    Level, //!< straight to the same row of the next column
    Gutter, //!< through one gutter
    Columns, //!< out through one gutter, past columns between two rows, in through another gutter
    Around, //!< in one column past other nodes, through the gutter at the left
};

struct Edge {
    int from = 0; //!< index into FlowLayout::nodes, or behind them into its stubs
    int to = 0;
    EdgeKind kind = EdgeKind::Order;
    bool isUndo = false;
    bool isFolded = false;
    TaskId fromTask;
    TaskId toTask;
    Shape shape = Shape::Below;
    int firstGutter = -1; //!< the one it uses first, or the only one
    int lastGutter = -1;
    int firstLine = -1; //!< index into the lines of that gutter
    int lastLine = -1;
    double portShift = 0; //!< of its arrow, from the middle of the node
    double channel = 0; //!< height at which it passes columns, or leaves its own row
};

struct Gutter {
    std::map<std::pair<int, bool>, int> lineOf; //!< by source, and whether it leads up where the two are kept apart
    std::set<int> sources;
    std::vector<GutterLine> lines;
    std::vector<double> x; //!< of each line
};

std::size_t at(auto index)
{
    return static_cast<std::size_t>(index);
}

constexpr double portShift = 7; //!< of an arrow that must not run on the line of its neighbour

//! With more sources than this in a gutter what leads up and what leads down from one of them are two lines: sorted by
//! where they begin, such lines cross only where the order of the rows leaves no choice. Fewer sources keep one line
//! each, which looks calmer.
constexpr std::size_t mostShared = 6;

class Router
{
public:
    Router(const domain::Plan &plan, const FlowLayout &flow)
        : m_flow(flow)
        , m_metrics(flow.metrics)
        , m_gutters(at(std::max<qsizetype>(1, plan.phases.size())) + 1)
    {
        findLastRows();
        for (const domain::Edge &edge : plan.edges)
            add(edge.from, edge.to, false);
        for (const domain::Task &task : plan.tasks) {
            if (task.isInRollbackLane() && !task.undoes.isEmpty())
                add(task.undoes, task.id, true);
        }
        findLines();
    }

    [[nodiscard]] QList<int> linesInGutters() const
    {
        QList<int> lines;
        lines.reserve(static_cast<qsizetype>(m_gutters.size()));
        for (const Gutter &gutter : m_gutters)
            lines.append(static_cast<int>(gutter.lineOf.size()));
        return lines;
    }

    QList<EdgeRoute> routes()
    {
        chooseChannels();
        orderLines();
        shiftPorts();
        QList<EdgeRoute> routes;
        routes.reserve(static_cast<qsizetype>(m_edges.size()));
        for (const Edge &edge : m_edges)
            routes.append({edge.fromTask, edge.toTask, edge.kind, edge.isUndo, points(edge), edge.isFolded});
        return routes;
    }

private:
    [[nodiscard]] const NodePlace &node(int index) const
    {
        const qsizetype count = m_flow.nodes.size();
        return index < count ? m_flow.nodes.at(index) : m_flow.stubs.at(index - count);
    }

    //! Where a task is drawn, or the folded phase that holds it; -1 for an unknown one.
    [[nodiscard]] int placeOf(const TaskId &task) const
    {
        if (const auto found = m_flow.indexOf.constFind(task); found != m_flow.indexOf.constEnd())
            return static_cast<int>(*found);
        const int stub = m_flow.stubOf(task);
        return stub < 0 ? -1 : static_cast<int>(m_flow.nodes.size()) + stub;
    }

    void findLastRows()
    {
        m_lastRows.assign(m_gutters.size(), -1);
        for (const NodePlace &each : m_flow.nodes) {
            if (!each.isInLane)
                m_lastRows[at(each.column)] = std::max(m_lastRows[at(each.column)], each.row);
        }
    }

    void add(const TaskId &fromTask, const TaskId &toTask, bool isUndo)
    {
        const int from = placeOf(fromTask);
        const int to = placeOf(toTask);
        if (from < 0 || to < 0 || from == to)
            return;
        const NodePlace &source = node(from);
        const NodePlace &target = node(to);
        if (isUndo && source.isInLane)
            return;
        Edge edge;
        edge.from = from;
        edge.to = to;
        const auto count = static_cast<int>(m_flow.nodes.size());
        if (from >= count || to >= count) {
            edge.isFolded = true;
            if (!m_folded.insert({from, to}).second)
                return; // one line stands for all
        }
        edge.fromTask = fromTask;
        edge.toTask = toTask;
        edge.isUndo = isUndo;
        edge.kind = isUndo || source.isInLane || target.isInLane ? EdgeKind::Rollback : EdgeKind::Order;
        chooseShape(edge, source, target);
        if (edge.firstGutter >= 0)
            m_gutters[at(edge.firstGutter)].sources.insert(edge.from);
        if (edge.lastGutter >= 0)
            m_gutters[at(edge.lastGutter)].sources.insert(edge.from);
        m_edges.push_back(edge);
    }

    //! Gives each edge its line in each gutter it uses.
    void findLines()
    {
        for (Edge &edge : m_edges) {
            if (edge.firstGutter < 0)
                continue;
            const NodePlace &from = node(edge.from);
            const NodePlace &to = node(edge.to);
            const bool leadsUp = std::tuple(to.isInLane, to.row) < std::tuple(from.isInLane, from.row);
            edge.firstLine
                = lineOf(edge.firstGutter, edge.from, edge.shape == Shape::Columns ? !passesBelow(edge) : leadsUp);
            edge.lastLine
                = edge.lastGutter == edge.firstGutter ? edge.firstLine : lineOf(edge.lastGutter, edge.from, leadsUp);
        }
    }

    //! Whether an edge past columns takes the gap below its source.
    [[nodiscard]] bool passesBelow(const Edge &edge) const
    {
        const NodePlace &from = node(edge.from);
        const NodePlace &to = node(edge.to);
        return std::tuple(to.isInLane, to.row) >= std::tuple(from.isInLane, from.row);
    }

    void chooseShape(Edge &edge, const NodePlace &from, const NodePlace &to) const
    {
        if (from.column != to.column) {
            const bool isRight = from.column < to.column;
            edge.firstGutter = isRight ? from.column + 1 : from.column;
            edge.lastGutter = isRight ? to.column : to.column + 1;
            edge.shape = edge.firstGutter == edge.lastGutter ? Shape::Gutter : Shape::Columns;
            if (edge.shape == Shape::Gutter && from.isInLane == to.isInLane && from.row == to.row) {
                edge.shape = Shape::Level;
                edge.firstGutter = edge.lastGutter = -1;
            }
        } else if (from.isInLane != to.isInLane) {
            edge.shape = Shape::IntoLane;
            if (to.row != 0 || from.row != m_lastRows[at(from.column)]) {
                edge.shape = Shape::Gutter;
                edge.firstGutter = edge.lastGutter = from.column + 1;
            }
        } else if (to.row != from.row + 1) {
            edge.shape = Shape::Around;
            edge.firstGutter = edge.lastGutter = from.column;
        }
    }

    int lineOf(int number, int source, bool leadsUp)
    {
        Gutter &gutter = m_gutters[at(number)];
        const bool isApart = gutter.sources.size() > mostShared && leadsUp;
        return gutter.lineOf.try_emplace({source, isApart}, static_cast<int>(gutter.lineOf.size())).first->second;
    }

    //! Rows have the same places in all columns, so a line between two rows meets no node of any column. Those that
    //! would lie on each other are put side by side as far as there is room.
    void chooseChannels()
    {
        struct Track {
            double end = 0;
            int source = -1;
        };
        std::map<std::tuple<bool, int>, std::vector<Track>> gaps; // by (in the lane, row above)
        std::vector<Edge *> passing;
        for (Edge &edge : m_edges) {
            if (edge.shape == Shape::Around)
                edge.channel = node(edge.to).row > node(edge.from).row ? gapBelow(node(edge.from), 0)
                                                                       : gapAbove(node(edge.from), 0);
            else if (edge.shape == Shape::Columns)
                passing.push_back(&edge);
        }
        const auto begin = [](const Edge &edge) { return std::min(edge.firstGutter, edge.lastGutter); };
        std::ranges::sort(passing, [&begin](const Edge *a, const Edge *b) {
            return std::tuple(begin(*a), a->from, a->to) < std::tuple(begin(*b), b->from, b->to);
        });
        for (Edge *const edge : passing) {
            const NodePlace &from = node(edge->from);
            const bool isBelow = passesBelow(*edge);
            std::vector<Track> &tracks = gaps[{from.isInLane, isBelow ? from.row : from.row - 1}];
            const double first = begin(*edge);
            const double last = std::max(edge->firstGutter, edge->lastGutter);
            auto track = std::ranges::find_if(
                tracks, [&](const Track &each) { return each.source == edge->from || each.end < first; });
            if (track == tracks.end())
                track = tracks.insert(tracks.end(), Track{});
            track->source = edge->from;
            track->end = std::max(track->end, last);
            const int number = static_cast<int>(track - tracks.begin());
            edge->channel = isBelow ? gapBelow(from, number) : gapAbove(from, number);
        }
    }

    //! Height of a line in the gap between two rows; the first lies near the node, the next ones below it. More than
    //! there is room for share the places.
    [[nodiscard]] double inGap(int track) const
    {
        constexpr double pitch = 3;
        const double first = std::min(7.0, m_metrics.rowGap / 2);
        const int places = std::max(1, static_cast<int>((m_metrics.rowGap - first - 2) / pitch));
        return first + (track % places) * pitch;
    }
    [[nodiscard]] double gapBelow(const NodePlace &from, int track) const
    {
        return m_flow.rowBottom(from) + inGap(track);
    }
    [[nodiscard]] double gapAbove(const NodePlace &from, int track) const
    {
        return from.row > 0 ? from.rect.top() - m_metrics.rowGap + inGap(track) : from.rect.top() - 6;
    }

    [[nodiscard]] static bool leadsRight(const NodePlace &from, const NodePlace &to) { return from.column < to.column; }

    //! An arrow comes in a little higher or lower (as it comes from above or below) where it would run on a line that
    //! leaves the task at the other side of the gutter at the same height, or one could not be told from the other.
    void shiftPorts()
    {
        std::map<std::tuple<int, bool, int>, double> leaving; // how far right, by (gutter, in the lane, row)
        const auto isRightward = [this](const Edge &edge) {
            return (edge.shape == Shape::Gutter || edge.shape == Shape::Columns)
                && leadsRight(node(edge.from), node(edge.to));
        };
        for (const Edge &edge : m_edges) {
            if (!isRightward(edge))
                continue;
            const NodePlace &from = node(edge.from);
            double &reach = leaving[{edge.firstGutter, from.isInLane, from.row}];
            reach = std::max(reach, lineX(edge.firstGutter, edge.firstLine));
        }
        for (Edge &edge : m_edges) {
            if (!isRightward(edge))
                continue;
            const NodePlace &to = node(edge.to);
            const auto found = leaving.find({to.column, to.isInLane, to.row});
            if (found == leaving.end() || found->second <= lineX(edge.lastGutter, edge.lastLine))
                continue;
            const double before = edge.shape == Shape::Columns ? edge.channel : portY(edge.from);
            edge.portShift = before < portY(edge.to) ? -portShift : portShift;
        }
    }

    //! Height at which edges meet a node at its sides.
    [[nodiscard]] double portY(int index) const { return m_flow.portOf(node(index)).y(); }
    [[nodiscard]] double endHeight(const Edge &edge) const { return portY(edge.to) + edge.portShift; }

    void orderLines()
    {
        for (Gutter &gutter : m_gutters)
            gutter.lines.resize(gutter.lineOf.size());
        for (const Edge &edge : m_edges) {
            if (edge.firstGutter < 0)
                continue;
            const double start = portY(edge.from);
            const double end = endHeight(edge);
            const bool isRight = leadsRight(node(edge.from), node(edge.to));
            const Side near = isRight ? Side::Left : Side::Right;
            const Side far = isRight ? Side::Right : Side::Left;
            GutterLine &first = m_gutters[at(edge.firstGutter)].lines[at(edge.firstLine)];
            switch (edge.shape) {
            case Shape::Around:
                first.push_back({edge.channel, Side::Right, end, Side::Right, edge.from, edge.to});
                break;
            case Shape::Gutter:
                if (node(edge.from).column == node(edge.to).column)
                    first.push_back({start, Side::Left, end, Side::Left, edge.from, edge.to});
                else
                    first.push_back({start, near, end, far, edge.from, edge.to});
                break;
            case Shape::Columns:
                first.push_back({start, near, edge.channel, far, edge.from, edge.to});
                m_gutters[at(edge.lastGutter)].lines[at(edge.lastLine)].push_back(
                    {edge.channel, near, end, far, edge.from, edge.to});
                break;
            case Shape::Below:
            case Shape::IntoLane:
            case Shape::Level:
                break;
            }
        }
        for (std::size_t i = 0; i < m_gutters.size(); ++i)
            spread(static_cast<int>(i));
    }

    //! Between the nodes of the columns left and right of a gutter.
    [[nodiscard]] double middle(int gutter) const
    {
        return m_flow.nodeLeft(gutter) - m_metrics.inset - m_flow.gutterWidth(gutter) / 2;
    }

    void spread(int index)
    {
        Gutter &gutter = m_gutters[at(index)];
        const std::vector<int> order = orderInGutter(gutter.lines);
        const double room = 2 * m_metrics.inset + m_flow.gutterWidth(index) - gutterEnds;
        const double count = static_cast<double>(order.size());
        const double step = count > 1 ? std::min(6.0, room / (count - 1)) : 0;
        gutter.x.resize(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            gutter.x[at(order[i])] = middle(index) + (static_cast<double>(i) - (count - 1) / 2) * step;
    }

    [[nodiscard]] double lineX(int gutter, int line) const { return m_gutters[at(gutter)].x[at(line)]; }

    [[nodiscard]] QList<QPointF> points(const Edge &edge) const
    {
        const QRectF &from = node(edge.from).rect;
        const QRectF &to = node(edge.to).rect;
        const double startY = portY(edge.from);
        const double endY = endHeight(edge);
        switch (edge.shape) {
        case Shape::Below: {
            const double x = m_flow.portOf(node(edge.from)).x();
            return {{x, from.bottom()}, {x, to.top()}};
        }
        case Shape::IntoLane: {
            const double x = std::round(from.left() + m_metrics.node.width() * 5 / 6);
            return {{x, from.bottom()}, {x, to.top()}};
        }
        case Shape::Around: {
            const double x = lineX(edge.firstGutter, edge.firstLine);
            const double start = from.left() + 8;
            const double edgeY = edge.channel > startY ? from.bottom() : from.top();
            return {{start, edgeY}, {start, edge.channel}, {x, edge.channel}, {x, endY}, {to.left(), endY}};
        }
        case Shape::Level:
        case Shape::Gutter:
        case Shape::Columns:
            break;
        }

        const bool isSameColumn = node(edge.from).column == node(edge.to).column;
        const bool isRight = leadsRight(node(edge.from), node(edge.to));
        const QPointF start(isRight || isSameColumn ? from.right() : from.left(), startY);
        const QPointF end(isRight ? to.left() : to.right(), endY);
        if (edge.shape == Shape::Level)
            return {start, end};
        const double out = lineX(edge.firstGutter, edge.firstLine);
        if (edge.shape == Shape::Gutter)
            return {start, {out, startY}, {out, endY}, end};
        const double in = lineX(edge.lastGutter, edge.lastLine);
        return {start, {out, startY}, {out, edge.channel}, {in, edge.channel}, {in, endY}, end};
    }

    const FlowLayout &m_flow;
    const FlowMetrics &m_metrics;
    std::vector<Gutter> m_gutters;
    std::vector<Edge> m_edges;
    std::set<std::pair<int, int>> m_folded; //!< lines at folded phases there are already
    std::vector<int> m_lastRows; //!< of each column
};

} // namespace

QList<EdgeRoute> routeEdges(const domain::Plan &plan, const FlowLayout &flow)
{
    return Router(plan, flow).routes();
}

QList<int> linesInGutters(const domain::Plan &plan, const FlowLayout &flow)
{
    return Router(plan, flow).linesInGutters();
}

} // namespace releasedesk::layout
