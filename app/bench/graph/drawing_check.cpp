// SPDX-License-Identifier: Apache-2.0
#include "app/bench/graph/drawing_check.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace releasedesk::bench {
namespace {

using layout::EdgeRoute;

struct Piece {
    qsizetype edge = 0;
    double at = 0; //!< the coordinate it keeps
    double from = 0; //!< along the other one
    double to = 0;
};

struct Pieces {
    std::vector<Piece> horizontal;
    std::vector<Piece> vertical;
};

Result<Pieces> piecesOf(const QList<EdgeRoute> &routes)
{
    Pieces pieces;
    for (qsizetype edge = 0; edge < routes.size(); ++edge) {
        const QList<QPointF> &points = routes.at(edge).points;
        for (qsizetype i = 1; i < points.size(); ++i) {
            const QPointF &a = points.at(i - 1);
            const QPointF &b = points.at(i);
            if (a == b)
                continue;
            if (a.y() == b.y())
                pieces.horizontal.push_back({edge, a.y(), std::min(a.x(), b.x()), std::max(a.x(), b.x())});
            else if (a.x() == b.x())
                pieces.vertical.push_back({edge, a.x(), std::min(a.y(), b.y()), std::max(a.y(), b.y())});
            else
                return failure(ErrorCode::InvalidArgument,
                               QStringLiteral("the edge from %1 to %2 has a slanted piece")
                                   .arg(routes.at(edge).from.value(), routes.at(edge).to.value()));
        }
    }
    return pieces;
}

//! Counts what a pair of different edges may be counted for.
class Pairs
{
public:
    explicit Pairs(const QList<EdgeRoute> &routes)
    {
        QHash<TaskId, int> numbers;
        const auto numberOf = [&numbers](const TaskId &task) {
            const auto found = numbers.constFind(task);
            return found != numbers.constEnd() ? *found : *numbers.insert(task, static_cast<int>(numbers.size()));
        };
        m_ends.reserve(static_cast<std::size_t>(routes.size()));
        for (const EdgeRoute &route : routes)
            m_ends.emplace_back(numberOf(route.from), numberOf(route.to));
    }

    //! Whether lines of the two may lie on each other because they lead to or from the same node.
    [[nodiscard]] bool areRelated(qsizetype a, qsizetype b) const
    {
        const auto &[from, to] = m_ends[static_cast<std::size_t>(a)];
        const auto &[otherFrom, otherTo] = m_ends[static_cast<std::size_t>(b)];
        return from == otherFrom || to == otherTo || from == otherTo || to == otherFrom;
    }

private:
    std::vector<std::pair<int, int>> m_ends;
};

//! A horizontal and a vertical piece that meet: the sweep goes along x, the active horizontals are kept by y.
qint64 meetings(const Pieces &pieces, const Pairs &pairs)
{
    enum class What { Begin, Cross, End };
    struct Stop {
        double x = 0;
        What what = What::Begin;
        const Piece *piece = nullptr;
    };
    std::vector<Stop> stops;
    stops.reserve((2 * pieces.horizontal.size()) + pieces.vertical.size());
    for (const Piece &piece : pieces.horizontal) {
        stops.push_back({piece.from, What::Begin, &piece});
        stops.push_back({piece.to, What::End, &piece});
    }
    for (const Piece &piece : pieces.vertical)
        stops.push_back({piece.at, What::Cross, &piece});
    std::ranges::sort(stops, [](const Stop &a, const Stop &b) {
        return std::tuple(a.x, a.what, a.piece) < std::tuple(b.x, b.what, b.piece);
    });

    qint64 count = 0;
    std::map<std::pair<double, const Piece *>, const Piece *> active;
    for (const Stop &stop : stops) {
        const Piece &piece = *stop.piece;
        if (stop.what == What::Begin) {
            active.emplace(std::pair(piece.at, &piece), &piece);
        } else if (stop.what == What::End) {
            active.erase({piece.at, &piece});
        } else {
            for (auto it = active.lower_bound({piece.from, nullptr}); it != active.end() && it->first.first <= piece.to;
                 ++it) {
                const Piece &other = *it->second;
                if (other.edge == piece.edge)
                    continue;
                const bool isProper
                    = other.at > piece.from && other.at < piece.to && other.from < piece.at && other.to > piece.at;
                if (isProper || !pairs.areRelated(piece.edge, other.edge))
                    ++count;
            }
        }
    }
    return count;
}

//! Parallel pieces of unrelated edges on one line that share more than a point.
qint64 coverings(std::vector<Piece> pieces, const Pairs &pairs)
{
    std::ranges::sort(pieces, [](const Piece &a, const Piece &b) {
        return std::tuple(a.at, a.from, a.to, a.edge) < std::tuple(b.at, b.from, b.to, b.edge);
    });
    qint64 count = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        for (std::size_t j = i + 1; j < pieces.size() && pieces[j].at == pieces[i].at && pieces[j].from < pieces[i].to;
             ++j) {
            if (pieces[i].edge != pieces[j].edge && !pairs.areRelated(pieces[i].edge, pieces[j].edge))
                ++count;
        }
    }
    return count;
}

} // namespace

qint64 overlapsOf(const layout::FlowLayout &flow)
{
    QList<QRectF> areas;
    for (const layout::NodePlace &node : flow.nodes)
        areas.append(node.rect);
    std::ranges::sort(areas, {}, [](const QRectF &area) { return std::pair(area.left(), area.top()); });
    qint64 count = 0;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        for (qsizetype j = i + 1; j < areas.size() && areas.at(j).left() < areas.at(i).right(); ++j)
            count += areas.at(i).intersects(areas.at(j)) ? 1 : 0;
    }
    return count;
}

Result<qint64> crossingsOf(const QList<EdgeRoute> &routes)
{
    const auto pieces = piecesOf(routes);
    if (!pieces)
        return failed(pieces);
    const Pairs pairs(routes);
    return meetings(*pieces, pairs) + coverings(pieces->horizontal, pairs) + coverings(pieces->vertical, pairs);
}

qint64 crossingsOfStraight(QList<StraightEdge> edges)
{
    const auto left = [](const StraightEdge &edge) { return std::min(edge.line.x1(), edge.line.x2()); };
    const auto right = [](const StraightEdge &edge) { return std::max(edge.line.x1(), edge.line.x2()); };
    std::ranges::sort(edges, [&](const StraightEdge &a, const StraightEdge &b) {
        return std::tuple(left(a), a.from, a.to) < std::tuple(left(b), b.from, b.to);
    });
    qint64 count = 0;
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const StraightEdge &edge = edges.at(i);
        for (qsizetype j = i + 1; j < edges.size() && left(edges.at(j)) < right(edge); ++j) {
            const StraightEdge &other = edges.at(j);
            const bool isRelated
                = edge.from == other.from || edge.to == other.to || edge.from == other.to || edge.to == other.from;
            if (!isRelated && edge.line.intersects(other.line, nullptr) == QLineF::BoundedIntersection)
                ++count;
        }
    }
    return count;
}

} // namespace releasedesk::bench
