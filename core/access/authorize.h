// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/person.h"

#include <QSet>

namespace releasedesk::access {

//! What somebody may want to do with a release. `approve` and `deploy` are separate rights.
enum class Action {
    ReadRelease,
    CreateRelease,
    EditPlan,
    EditNotes,
    RequestApproval,
    SignApproval,
    StartRelease, //!< also pause, resume
    AbortRelease,
    WorkOnTask, //!< claim, complete, tick, hand over, confirm; its performer needs no role for that
    SteerTask, //!< retry, cancel, resolve, reopen
    SkipTask,
    RollBackRelease,
    DiscardRelease,
    CloseRelease,
    TakePart, //!< comment, attach, propose a change
    KeepRecord, //!< what time and measurements change: the engine itself, no role
};

//! Who acts. Made by the session from its own sign-in, never from a field of the request.
struct Actor {
    PersonId id;
    QSet<domain::Role> roles;
    bool isEngine = false; //!< the program itself; a sign-in never sets it
};

//! What is acted on, as far as permission depends on it.
struct Subject {
    PersonId owner; //!< of the release
    QList<PersonId> approvers; //!< asked by the step in question
    PersonId performer; //!< of the task in question; empty: nobody in particular
};

//! The one answer to "may this actor do this"; every entry (window, command line, queue) asks here.
//! What is not listed is denied.
[[nodiscard]] Result<> authorize(const Actor &actor, Action action, const Subject &subject);

} // namespace releasedesk::access
