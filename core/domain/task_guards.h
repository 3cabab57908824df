// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release_decisions.h"

namespace releasedesk::domain {

//! Whether people may move this run now. While a rollback runs, only its steps; before, none of them: who skipped one
//! early would take the way back away.
[[nodiscard]] bool mayMove(const Release &release, const TaskId &run);

//! The task of a run: of the plan, or the one a rollback step restores; null for neither.
[[nodiscard]] const Task *taskOf(const Release &release, const TaskId &run);

//! Whether somebody does or confirms it.
[[nodiscard]] bool isDoneByPeople(const Task &task);

[[nodiscard]] tl::unexpected<Error> unknownTask(const Release &release, const TaskId &run);
[[nodiscard]] tl::unexpected<Error> taskNotNow(const Task &task);

//! task.noReason for an empty text.
[[nodiscard]] Result<> checkSaid(const QString &reason, const QString &whatToSay = {});

//! Says that \p by has done it, as the event that lets the flow go on.
[[nodiscard]] TaskSucceeded doneByHand(const TaskId &run, const PersonId &by, const QString &note,
                                       const Directory &directory);

} // namespace releasedesk::domain
