// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layout/edge_routing.h"

namespace releasedesk::bench {

//! Pairs of nodes whose areas share more than a border.
[[nodiscard]] qint64 overlapsOf(const layout::FlowLayout &flow);

//! Pairs of edges that cross, counted at each place, by a plane sweep over the drawn pieces. Lines that only touch or
//! run on top of each other count as well, once per pair and piece, unless the two edges have an end in common: there
//! they are meant to be one line. InvalidArgument if a piece is neither horizontal nor vertical.
[[nodiscard]] Result<qint64> crossingsOf(const QList<layout::EdgeRoute> &routes);

} // namespace releasedesk::bench
