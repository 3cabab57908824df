// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_event.h"
#include "core/domain/collaboration.h"
#include "core/domain/planning_event.h"
#include "core/domain/run_event.h"
#include "core/domain/task_event.h"

#include <variant>

namespace releasedesk::domain {

//! Everything that can happen to a release. An event name and version never changes its meaning once released: what
//! is added is optional, what changes meaning gets a new version and an upcast where stored events are read.
using ReleaseEvent
    = std::variant<ReleaseCreated, PlanEdited, DetailsEdited, ScopeRefreshed, NotesEdited, ApprovalRequested,
                   PreparationFailed, RevisionFrozen, ApprovalOpened, ApprovalSigned, ApprovalCompleted,
                   ApprovalReturned, ApprovalRejected, ApprovalWithdrawn, SignaturesWithdrawn, ReleaseStarted,
                   ReleasePaused, ReleaseResumed, ReleaseFrozen, ReleaseThawed, ReleaseHalted, ReleaseCompleted, ReleaseAborted, ReleaseDiscarded,
                   ReleaseClosed, RollbackStarted, RollbackCompleted, RollbackHalted, TaskReady, TaskWaiting,
                   TaskStarted, TaskSucceeded, TaskFailed, TaskOutcomeUnknown, TaskResolved, TaskRetried, TaskSkipped,
                   TaskClaimed, TaskItemTicked, TaskCancelled, TaskCompensated, ApprovalHoldReleased, ApprovalLapsed,
                   ApprovalReminded, ApprovalEscalated, ApprovalForwarded, ApprovalExpired, ApprovalChecked,
                   RerunConfirmed, TaskHandedOver, TaskPerformed, TaskNotConfirmed, TaskCompletedInAdvance,
                   TaskReopened, TasksReset, TaskHeld, TaskHoldReleased, TaskSilent, TaskHeard, TaskCommented,
                   TaskCommentRemoved, TaskAttached, TaskDetached, ChangeProposed, ChangeDecided>;

} // namespace releasedesk::domain
