// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_withdrawal.h"
#include "core/domain/release_decisions.h"

//! What stands against carrying out a proposed change of a flow. See also checkOnlyOpenChanges() of
//! release_decisions.h.

namespace releasedesk::domain {

//! Refused ("change.stale") if what \p proposal touches is no longer what it was when it was made: its edits would
//! silently take back what somebody else decided meanwhile.
[[nodiscard]] Result<> checkUpToDate(const Release &release, const ChangeProposal &proposal);

//! Whether a run of \p release has begun and goes on or stands still; not while it is taken back.
[[nodiscard]] bool isUnderWay(const Release &release);

//! Refused ("change.busy") while something of \p release is under way, has failed or is in doubt: what people sign must
//! not move.
[[nodiscard]] Result<> checkAtRest(const Release &release);

//! Refused ("policy.weaker") if \p after forbids less than \p before and whoever acts is no administrator.
[[nodiscard]] Result<> checkNotLooser(const Plan &before, const Plan &after, const Circumstances &now);

//! \p edits, and what they do to the signatures. Where people have to sign again, refused ("change.busy",
//! "release.findings") unless a run is at rest and it all could then be signed and started.
[[nodiscard]] Decided editUnderSignatures(const Release &release, QList<ReleaseEvent> edits, const QString &reason,
                                          const Circumstances &now);

//! What \p withdrawal means for people and for a run that is under way, to be read before it is decided; translated.
//! Empty if it means nothing.
[[nodiscard]] QString consequenceOf(const Withdrawal &withdrawal, const Release &release, const Directory &directory);

//! Refused ("release.findings") if \p changed could not be submitted or started: people would sign in vain.
[[nodiscard]] Result<> checkSignable(const Release &changed, const Circumstances &now);

} // namespace releasedesk::domain
