// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/freeze.h"
#include "core/domain/plan.h"

namespace releasedesk::domain {

struct Circumstances;

//! The freeze, or the end of the window, that keeps \p task from beginning at \p now in a run that is under way;
//! nothing if it may begin. What takes effect nowhere and every way back begin during a freeze as well. Of the others,
//! \c WhenFrozen::Finish lets those of a phase begin in which something has begun to take effect, Hold and RollBack
//! none. Once an effect is in force that nothing takes back, RollBack lets go on like Finish.
[[nodiscard]] std::optional<FreezeHit> freezeAgainst(const Release &release, const Task &task,
                                                     const Directory &directory, const QDateTime &now);

//! Whether a run of \p release is under way and its window ended before \p now. A run that was begun after its window
//! had a reason for that, and no window any more.
[[nodiscard]] bool isWindowOver(const Release &release, const QDateTime &now);

//! The same for what a person does: FailedPrecondition ("release.frozen") with until when and whom to ask.
[[nodiscard]] Result<> checkNotFrozen(const Release &release, const Task &task, const Circumstances &now);

//! Whether \p now asks \p release to be taken back: its choice is RollBack, its window is over or an effect of its plan
//! frozen, something of it is in force, and all that is can be taken back.
[[nodiscard]] bool isRollbackDue(const Release &release, const Directory &directory, const QDateTime &now);

//! The next moment after \p now at which a freeze begins or ends; not valid if there is none.
[[nodiscard]] QDateTime nextFreezeChange(const Directory &directory, const QDateTime &now);

//! Why \p task does not begin, until when, and what to do; translated.
[[nodiscard]] QString heldText(const FreezeHit &hit, const Directory &directory);

//! A choice by its name, "Hold"; translated.
[[nodiscard]] QString whenFrozenName(WhenFrozen choice);

//! What a choice does, in one sentence; translated.
[[nodiscard]] QString whenFrozenText(WhenFrozen choice);

} // namespace releasedesk::domain
