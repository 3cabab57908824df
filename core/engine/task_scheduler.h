// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::engine {

//! What moves by itself from here: tasks that come up, lines that are complete, a release that is done or stuck. Pure:
//! the same release gives the same events. Applying them may make more possible; an empty list means that it rests.
//! \p projectVariables are what preconditions may ask for besides the release; \p held are tasks that are ready and
//! kept from beginning: a failure beside them is followed at once.
[[nodiscard]] QList<domain::ReleaseEvent> nextEvents(const domain::Release &release,
                                                     const QMap<QString, QString> &projectVariables = {},
                                                     const QSet<TaskId> &held = {});

//! A task to hand to its executor.
struct Dispatch {
    TaskId run; //!< the task, or the step of a rollback
    domain::Task task; //!< what to do, parameters not yet resolved
    bool isRestore = false; //!< take the effect of `task` back
};

//! Automatic tasks that are ready, while the release may start any.
[[nodiscard]] QList<Dispatch> dispatchable(const domain::Release &release);

//! The dispatch of one run, ready or not; nothing for an unknown id.
[[nodiscard]] std::optional<Dispatch> dispatchOf(const domain::Release &release, const TaskId &run);

} // namespace releasedesk::engine
