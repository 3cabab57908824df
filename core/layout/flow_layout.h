// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

#include <QHash>
#include <QRectF>

namespace releasedesk::layout {

//! Sizes of a drawn flow, in device-independent pixels at 100 %.
struct FlowMetrics {
    double phaseWidth = 184;
    double gutter = 10; //!< between two phases; wider where many edges pass
    double linePitch = 3; //!< least distance of two vertical lines in a gutter
    double inset = 8; //!< of a node from the left and right edge of its phase
    QSizeF node{168, 58};
    double head = 40; //!< from the top of a phase to its first node
    double rowGap = 34;
    double foot = 12; //!< below the last row of a phase
    double laneGap = 12; //!< between the phases and the rollback lane
    double laneHead = 44;
    double laneFoot = 12;
    bool hasAddRows = true; //!< a placeholder below each phase, while the flow may be edited
    double addGap = 14;
    QSizeF addRow{132, 26};

    //! A flow that may be edited.
    [[nodiscard]] static FlowMetrics draft() { return {}; }
    //! A flow that runs or ran: closer together, without placeholders.
    [[nodiscard]] static FlowMetrics running();

    [[nodiscard]] double rowPitch() const { return node.height() + rowGap; }
    [[nodiscard]] double columnPitch() const { return phaseWidth + gutter; }
};

//! Where a task is drawn.
struct NodePlace {
    TaskId task;
    int column = 0;
    int row = 0;
    bool isInLane = false;
    QRectF rect;

    friend bool operator==(const NodePlace &, const NodePlace &) = default;
};

struct PhasePlace {
    PhaseId phase;
    QRectF rect;
    QRectF head;
    QRectF addRow; //!< empty without placeholders

    friend bool operator==(const PhasePlace &, const PhasePlace &) = default;
};

//! Geometry of a whole flow. The origin is the upper left corner of the first phase.
struct FlowLayout {
    FlowMetrics metrics;
    QList<PhasePlace> phases;
    QList<NodePlace> nodes; //!< in reading order: phase by phase, then the rollback lane
    QRectF lane;
    QRectF laneAddRow; //!< empty without placeholders
    QRectF bounds;

    //! Null for a task that is not drawn (unknown, or in an unknown phase).
    [[nodiscard]] const NodePlace *node(const TaskId &task) const;

    //! Left edge of the nodes of a column.
    [[nodiscard]] double nodeLeft(int column) const { return columnLeft.at(column) + metrics.inset; }
    //! Width of the gutter left of a column; of the last one, right of all columns, too.
    [[nodiscard]] double gutterWidth(int gutter) const;

    QList<double> columnLeft; //!< of each phase, and where one more would begin
    QHash<TaskId, qsizetype> indexOf; //!< into nodes
};

//! Phases become columns in their order, tasks stand below each other in reading order. A task of the rollback lane
//! stands under the phase whose task it undoes, or in the nearest free column beside it; one that undoes nothing
//! stands right of the one before it.
[[nodiscard]] FlowLayout layOut(const domain::Plan &plan, const FlowMetrics &metrics);

} // namespace releasedesk::layout
