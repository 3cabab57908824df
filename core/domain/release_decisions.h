// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/domain/release_command.h"

namespace releasedesk::domain {

//! What a decision may look at besides the release.
struct Circumstances {
    PersonId actor; //!< already authorised
    QDateTime now;
    const Directory &directory;
};

using Decided = Result<QList<ReleaseEvent>>;

//! The events that carry a command out, or a refusal with a stable reason; never changes anything by itself. An empty
//! list means: nothing to do (a repeated command).
[[nodiscard]] Decided decide(const CreateRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const EditPlan &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const EditDetails &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RefreshScope &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const EditNotes &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RequestApproval &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const WithdrawRequest &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const SignApproval &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const StartRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const PauseRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ResumeRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const AbortRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const DiscardRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const CloseRelease &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RollBack &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RetryTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const SkipTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ClaimTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const CompleteTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const TickItem &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ResolveUnknown &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ForwardApproval &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RemindApprovers &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const KeepApprovalTime &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RecordApprovalCheck &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const HandOverTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ConfirmTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const CompleteInAdvance &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ReopenTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RestartFrom &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ConfirmRerun &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const HoldTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ReleaseHold &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const CommentTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const RemoveComment &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const AttachToTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const DetachFromTask &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const ProposeChange &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const WithdrawProposal &command, const Release &release, const Circumstances &now);
[[nodiscard]] Decided decide(const DecideChange &command, const Release &release, const Circumstances &now);
//! Checks only: the engine asks the executor to stop and records what came of it.
[[nodiscard]] Decided decide(const CancelTask &command, const Release &release, const Circumstances &now);

//! Refused ("change.begun") if \p plan would change a task of \p release that has begun, or what it waited for.
[[nodiscard]] Result<> checkOnlyOpenChanges(const Release &release, const Plan &plan);

//! "not in this state": names the state and what can be done instead.
[[nodiscard]] tl::unexpected<Error> notNow(const Release &release);

//! The word for a state in the current language.
[[nodiscard]] QString stateName(ReleaseState state);

} // namespace releasedesk::domain
