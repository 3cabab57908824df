// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

namespace releasedesk::layout {

//! The tasks of \p plan phase by phase, those of a phase in an order in which few connections cross; the rollback lane
//! last and as it is. A connection inside a phase goes on leading downwards. Starts from the present order and keeps it
//! unless another has fewer crossings. The same plan gives the same answer. Sweeps by barycentre over the columns, then
//! sifting (moving one task at a time to where it crosses least), as in K. Sugiyama's and C. Matuszewski's work on
//! layered drawings.
[[nodiscard]] QList<TaskId> arrangedTasks(const domain::Plan &plan);

//! The same plan with its tasks in that order.
[[nodiscard]] domain::Plan arranged(domain::Plan plan);

} // namespace releasedesk::layout
