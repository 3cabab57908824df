// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! The way back, computed from what really happened.
struct RollbackPlan {
    QList<RollbackStep> steps; //!< in the order they run: newest effect first, then lane tasks that undo nothing
    QList<TaskId> irreversible; //!< effects in force that no step takes back
};

//! From the recorded runs of the release, not from its plan: only effects that came about are taken back. Each has its
//! lane task, else what its executor can restore, else it is listed as irreversible.
[[nodiscard]] RollbackPlan rollbackPlan(const Release &release);

//! Tasks whose effect outside came about and was not taken back, in order of completion.
[[nodiscard]] QList<TaskId> effectsInForce(const Release &release);

//! The run id of the step that restores what \p task did.
[[nodiscard]] TaskId restoreStepOf(const TaskId &task);

//! The task a step restores; empty if \p step is no such step.
[[nodiscard]] TaskId restoredTaskOf(const TaskId &step);

} // namespace releasedesk::domain
