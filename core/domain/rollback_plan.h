// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! The way back, computed from what really happened.
struct RollbackPlan {
    QList<RollbackStep> steps; //!< in the order they run: newest effect first, then lane tasks that undo nothing
    QList<TaskId> irreversible; //!< effects in force that no step takes back
};

//! From the recorded runs of the release, not from its plan: only effects that came about are taken back, also those of
//! runs that a restart has set back. Each has its lane task, else what its executor can restore from the result, else
//! it is listed as irreversible. A lane task runs once, however often the task it undoes has run; a restore takes back
//! one run.
[[nodiscard]] RollbackPlan rollbackPlan(const Release &release);

//! Tasks whose effect outside came about and was not taken back, in order of completion.
[[nodiscard]] QList<TaskId> effectsInForce(const Release &release);

//! The run id of the step that restores what \p task did: in its present run, or in one of its earlierRuns() by their
//! number from 1.
[[nodiscard]] TaskId restoreStepOf(const TaskId &task, int earlier = 0);

//! The task a step restores; empty if \p step is no such step.
[[nodiscard]] TaskId restoredTaskOf(const TaskId &step);

//! The run whose effect a step restores. \p step is one of restoreStepOf().
[[nodiscard]] TaskRun restoredRunOf(const Release &release, const TaskId &step);

} // namespace releasedesk::domain
