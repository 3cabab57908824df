// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/flow_layout.h"

#include <QPointF>

namespace releasedesk::layout {

enum class EdgeKind {
    Order, //!< an edge of the plan
    Rollback, //!< from a task to the task of the rollback lane that undoes it, or inside the lane
};

//! A line of horizontal and vertical pieces. It starts and ends at the border of a node and crosses none.
struct EdgeRoute {
    TaskId from;
    TaskId to;
    EdgeKind kind = EdgeKind::Order;
    bool isUndo = false; //!< made from Task::undoes, not from an edge of the plan
    QList<QPointF> points; //!< from the source to the arrow head
    bool isFolded = false; //!< an end lies in a folded phase: the line may stand for further edges

    friend bool operator==(const EdgeRoute &, const EdgeRoute &) = default;
};

//! Of the corners of a drawn edge, in pixels at 100 %; less where a piece is short.
inline constexpr double edgeCornerRadius = 8;

//! Of a gutter, what its vertical lines leave free for arrow heads, both ends together.
inline constexpr double gutterEnds = 16;

//! All edges of \p plan and what its lane undoes. Straight inside a column, across columns through the gutter on one
//! vertical line per source and through the gaps between the rows; the lines of a gutter stand in the order in which
//! few cross. The answer follows from the arguments alone.
[[nodiscard]] QList<EdgeRoute> routeEdges(const domain::Plan &plan, const FlowLayout &flow);

//! How many vertical lines routeEdges() draws in each gutter; gutter g lies left of column g, one more than there are
//! columns. Needs of \p flow only columns and rows, no places.
[[nodiscard]] QList<int> linesInGutters(const domain::Plan &plan, const FlowLayout &flow);

} // namespace releasedesk::layout
