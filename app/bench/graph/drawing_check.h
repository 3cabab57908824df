// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layout/edge_routing.h"

#include <QLineF>

namespace releasedesk::bench {

//! Pairs of nodes whose areas share more than a border.
[[nodiscard]] qint64 overlapsOf(const layout::FlowLayout &flow);

//! Pairs of edges that cross, counted at each place, by a plane sweep over the drawn pieces. Lines that only touch or
//! run on top of each other count as well, once per pair and piece, unless the two edges have an end in common: there
//! they are meant to be one line. InvalidArgument if a piece is neither horizontal nor vertical.
[[nodiscard]] Result<qint64> crossingsOf(const QList<layout::EdgeRoute> &routes);

//! An edge drawn as one straight line, its ends by number.
struct StraightEdge {
    int from = 0;
    int to = 0;
    QLineF line;
};

//! Pairs of straight edges that cross between their ends. Those that have an end in common do not count, as above.
[[nodiscard]] qint64 crossingsOfStraight(QList<StraightEdge> edges);

} // namespace releasedesk::bench
