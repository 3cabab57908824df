// SPDX-License-Identifier: Apache-2.0
#include "core/layout/gutter_order.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace releasedesk::layout {
namespace {

using Side = GutterPiece::Side;

//! More lines than this in one gutter are only sorted: comparing each with each would take too long.
constexpr std::size_t mostCompared = 12;
constexpr int mostRounds = 8;
//! Up to so many all orders are weighed up, by way of the sets of lines that stand at the left.
constexpr std::size_t mostWeighed = 9;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

bool areRelated(const GutterPiece &a, const GutterPiece &b)
{
    return a.target == b.target || a.target == b.source || a.source == b.target || a.source == b.source;
}

//! Whether the horizontal of \p other at \p height meets the vertical of \p piece. Edges of one task may touch.
bool meets(const GutterPiece &piece, double height, bool mayTouch)
{
    const double top = std::min(piece.in, piece.out);
    const double bottom = std::max(piece.in, piece.out);
    return mayTouch ? height > top && height < bottom : height >= top && height <= bottom;
}

//! Crossings if \p left stands left of \p right.
int crossingsOf(const GutterLine &left, const GutterLine &right)
{
    int crossings = 0;
    for (const GutterPiece &a : left) {
        for (const GutterPiece &b : right) {
            const bool mayTouch = areRelated(a, b);
            crossings += b.inSide == Side::Left && meets(a, b.in, mayTouch) ? 1 : 0;
            crossings += b.outSide == Side::Left && meets(a, b.out, mayTouch) ? 1 : 0;
            crossings += a.inSide == Side::Right && meets(b, a.in, mayTouch) ? 1 : 0;
            crossings += a.outSide == Side::Right && meets(b, a.out, mayTouch) ? 1 : 0;
        }
    }
    return crossings;
}

//! A good order to begin with: what leads down stands the further left the lower it begins, what leads up the other
//! way round.
std::vector<int> firstOrder(const std::vector<GutterLine> &lines)
{
    struct Slope {
        bool leadsUp = false;
        double begin = 0;
    };
    std::vector<Slope> slopes;
    slopes.reserve(lines.size());
    for (const GutterLine &line : lines) {
        double drop = 0;
        for (const GutterPiece &piece : line)
            drop += piece.out - piece.in;
        const double begin = line.empty() ? 0 : line.front().in;
        slopes.push_back({drop < 0, drop < 0 ? begin : -begin});
    }
    std::vector<int> order(lines.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&slopes](int a, int b) {
        const Slope &x = slopes[at(a)];
        const Slope &y = slopes[at(b)];
        return std::tuple(x.leadsUp, x.begin, a) < std::tuple(y.leadsUp, y.begin, b);
    });
    return order;
}

//! The order with the fewest crossings there is; among equals the one most like \p first.
std::vector<int> bestOrder(const std::vector<int> &first, const std::vector<int> &excess)
{
    const std::size_t size = first.size();
    const std::size_t sets = std::size_t{1} << size;
    std::vector<int> costOf(sets, 0); // of a set at the left, its lines in their best order
    std::vector<std::size_t> lastOf(sets, 0); // which of them stands rightmost
    for (std::size_t set = 1; set < sets; ++set) {
        int fewest = std::numeric_limits<int>::max();
        for (std::size_t last = size; last-- > 0;) {
            if ((set >> last & 1) == 0)
                continue;
            const std::size_t others = set ^ (std::size_t{1} << last);
            int cost = costOf[others];
            for (std::size_t other = 0; other < size; ++other) {
                if ((others >> other & 1) != 0)
                    cost += excess[at(first[other]) * size + at(first[last])];
            }
            if (cost < fewest) {
                fewest = cost;
                lastOf[set] = last;
            }
        }
        costOf[set] = fewest;
    }
    std::vector<int> order(size);
    std::size_t set = sets - 1;
    for (std::size_t place = size; place-- > 0;) {
        order[place] = first[lastOf[set]];
        set ^= std::size_t{1} << lastOf[set];
    }
    return order;
}

} // namespace

std::vector<int> orderInGutter(const std::vector<GutterLine> &lines)
{
    std::vector<int> order = firstOrder(lines);
    const std::size_t size = lines.size();
    if (size < 2 || size > mostCompared)
        return order;

    // excess[a][b]: crossings with a left of b, less those with b left of a.
    std::vector<int> excess(size * size, 0);
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = a + 1; b < size; ++b) {
            const int more = crossingsOf(lines[a], lines[b]) - crossingsOf(lines[b], lines[a]);
            excess[a * size + b] = more;
            excess[b * size + a] = -more;
        }
    }
    if (size <= mostWeighed)
        return bestOrder(order, excess);
    for (int round = 0; round < mostRounds; ++round) {
        bool isMoved = false;
        for (int line = 0; line < static_cast<int>(size); ++line) {
            const auto found = std::ranges::find(order, line);
            const int place = static_cast<int>(found - order.begin());
            int best = 0;
            int bestPlace = place;
            int delta = 0;
            for (int other = place - 1; other >= 0; --other) {
                delta += excess[at(line) * size + at(order[at(other)])];
                if (delta < best) {
                    best = delta;
                    bestPlace = other;
                }
            }
            delta = 0;
            for (int other = place + 1; other < static_cast<int>(size); ++other) {
                delta -= excess[at(line) * size + at(order[at(other)])];
                if (delta < best) {
                    best = delta;
                    bestPlace = other;
                }
            }
            if (bestPlace == place)
                continue;
            order.erase(found);
            order.insert(order.begin() + bestPlace, line);
            isMoved = true;
        }
        if (!isMoved)
            break;
    }
    return order;
}

} // namespace releasedesk::layout
