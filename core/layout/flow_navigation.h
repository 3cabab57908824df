// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/flow_layout.h"

namespace releasedesk::layout {

enum class Direction { Left, Right, Up, Down };

//! The task one gets to from \p from with an arrow key: the nearest in that direction, an empty id at the border.
[[nodiscard]] TaskId nearestTask(const FlowLayout &flow, const TaskId &from, Direction direction);

//! All tasks in the order they run, then those of the rollback lane.
[[nodiscard]] QList<TaskId> tabOrder(const domain::Plan &plan);

//! Where a dragged node would be put.
struct DropPlace {
    PhaseId phase; //!< empty: the rollback lane
    int index = 0; //!< among the tasks there
    QPointF marker; //!< left end of the line that shows it
    bool isValid = false;
};

//! The place for \p task if it were let go at \p point.
[[nodiscard]] DropPlace dropPlaceAt(const domain::Plan &plan, const FlowLayout &flow, const QPointF &point,
                                    const TaskId &task = {});

} // namespace releasedesk::layout
