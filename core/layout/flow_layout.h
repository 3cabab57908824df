// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

#include <QHash>
#include <QRectF>
#include <QSet>

namespace releasedesk::layout {

//! Sizes of a drawn flow, in device-independent pixels at 100 %.
struct FlowMetrics {
    double phaseWidth = 184;
    double foldedWidth = 44; //!< of a phase whose tasks are not drawn
    double bandHead = 24; //!< above the first row of a swimlane
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
    //! The same with room for type of another size; the gaps stay.
    [[nodiscard]] FlowMetrics scaled(double factor) const;

    [[nodiscard]] double rowPitch() const { return node.height() + rowGap; }
    [[nodiscard]] double columnPitch() const { return phaseWidth + gutter; }
};

//! What a person wants to see of a flow, and in which order; the plan stays as it is.
struct FlowFocus {
    QSet<PhaseId> folded; //!< drawn as one narrow column; at least one phase stays open
    QStringList bands; //!< names of the swimlanes, from above; empty: none
    QHash<TaskId, int> bandOf; //!< the swimlane of each task; the first one for those it does not hold
    QHash<TaskId, QSizeF> grown; //!< tasks drawn larger than a node, and how large: what they hold is unfolded

    friend bool operator==(const FlowFocus &, const FlowFocus &) = default;
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
    bool isFolded = false;

    friend bool operator==(const PhasePlace &, const PhasePlace &) = default;
};

//! A swimlane across all phases.
struct BandPlace {
    QString name;
    QRectF rect;

    friend bool operator==(const BandPlace &, const BandPlace &) = default;
};

//! Geometry of a whole flow. The origin is the upper left corner of the first phase.
struct FlowLayout {
    FlowMetrics metrics;
    QList<PhasePlace> phases;
    QList<NodePlace> nodes; //!< in reading order: phase by phase, then the rollback lane; without folded phases
    QList<NodePlace> stubs; //!< one for each folded phase: where connections of its tasks end; they name no task
    QList<BandPlace> bands;
    QRectF lane;
    QRectF laneAddRow; //!< empty without placeholders
    QRectF bounds;

    //! Null for a task that is not drawn (unknown, or in an unknown phase).
    [[nodiscard]] const NodePlace *node(const TaskId &task) const;

    //! Where connections meet a node at its sides: the middle of its head, so that a grown one is met at the same
    //! height as its neighbours.
    [[nodiscard]] QPointF portOf(const NodePlace &place) const
    {
        return {place.rect.left() + metrics.node.width() / 2, place.rect.top() + metrics.node.height() / 2};
    }
    //! Lower edge of the row a node stands in, that is of the tallest node there.
    [[nodiscard]] double rowBottom(const NodePlace &place) const
    {
        const QList<double> &extra = place.isInLane ? extraOfLaneRow : extraOfRow;
        return place.rect.top() + metrics.node.height() + extra.value(place.row);
    }

    //! Left edge of the nodes of a column.
    [[nodiscard]] double nodeLeft(int column) const { return columnLeft.at(column) + metrics.inset; }
    //! Width of the gutter left of a column; of the last one, right of all columns, too.
    [[nodiscard]] double gutterWidth(int gutter) const;

    [[nodiscard]] bool isFolded(int column) const { return columnWidth.at(column) < metrics.phaseWidth; }
    //! The folded phase a task is in; -1: it is drawn, or unknown. An index into stubs.
    [[nodiscard]] int stubOf(const TaskId &task) const { return stubOfTask.value(task, -1); }

    QList<double> columnLeft; //!< of each phase, and where one more would begin
    QList<double> columnWidth; //!< of each phase
    QList<double> extraOfRow; //!< by how much a row is higher than a node; empty without grown nodes
    QList<double> extraOfLaneRow;
    QHash<TaskId, qsizetype> indexOf; //!< into nodes
    QHash<TaskId, int> stubOfTask; //!< into stubs
};

//! Phases become columns in their order, tasks stand below each other in reading order. A task of the rollback lane
//! stands under the phase whose task it undoes, or in the nearest free column beside it; one that undoes nothing
//! stands right of the one before it. Folded phases do not change the order of the lane. With swimlanes the tasks of a
//! phase stand lane by lane, in the same rows of every phase. A grown task makes its row higher and its column wider;
//! which row and column each task stands in does not depend on it.
[[nodiscard]] FlowLayout layOut(const domain::Plan &plan, const FlowMetrics &metrics, const FlowFocus &focus = {});

} // namespace releasedesk::layout
