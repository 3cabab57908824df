// SPDX-License-Identifier: Apache-2.0
#include "core/layout/gutter_order.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace releasedesk::layout {
namespace {

using Side = GutterPiece::Side;

//! More lines than this in one gutter are only sorted: comparing each with each would take too long.
constexpr std::size_t mostCompared = 12;
constexpr int mostRounds = 8;

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
