// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::domain {

//! Refused when separate duties forbid \p person to approve or agree: he wrote a commit in scope
//! ("approval.ownCommit"), submitted the release ("approval.ownRequest"), proposed or accepted the change that is signed anew
//! ("approval.ownChange") or is the only one besides whom nobody looked
//! at his own last edit
//! ("approval.lastEditor"). Linked accounts are one natural person. There is no bypass for administrators.
[[nodiscard]] Result<> checkSeparation(const PersonId &person, const ApprovalStep &step, const ApprovalLine &line,
                                       const Release &release, const PersonId &drafter, const Directory &directory);

//! Who approved may not start or carry out a high-risk release ("release.ownApproval").
[[nodiscard]] Result<> checkMayCarryOut(const PersonId &person, const Release &release, const Directory &directory);

//! How many commits in scope the person wrote or committed.
[[nodiscard]] int commitsOf(const PersonId &person, const Release &release, const Directory &directory);

//! Whether the authority table lets \p person decide finally (전결) about this release.
[[nodiscard]] bool mayDecideFinally(const PersonId &person, const Release &release, const Directory &directory,
                                    const QDateTime &now);

} // namespace releasedesk::domain
