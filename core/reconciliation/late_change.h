// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_withdrawal.h"

namespace releasedesk::reconciliation {

//! Issues that are to come into a release, or leave it, after it was submitted.
struct LateChange {
    QStringList addedKeys;
    QList<domain::Issue> added; //!< those, as Jira shows them
    QStringList removedKeys;
};

//! What it would mean, told before it is made.
struct LateChangeImpact {
    QStringList added; //!< keys
    QStringList removed;
    domain::IssueSnapshot snapshot; //!< as it would be
    domain::Withdrawal withdrawal; //!< the signatures that would count no longer
};

//! The version of the release that an issue comes into or leaves: of its Jira project, and of several the one it is in.
//! Nothing: the release has none of that project.
[[nodiscard]] std::optional<domain::ScopeEntry> entryFor(const QString &key, const domain::Release &release);

//! FailedPrecondition: the release has no version to change, or runs. InvalidArgument: an issue is in it already, is
//! not in it, is named twice, is of a project of which the release has no version, or none is named.
[[nodiscard]] Result<> checkLateChange(const LateChange &change, const domain::Release &release);

//! The errors of checkLateChange() and those of the command that would record it.
[[nodiscard]] Result<LateChangeImpact> impactOf(const LateChange &change, const domain::Release &release,
                                                const domain::Circumstances &now);

//! In a few translated sentences: what comes and goes, whose signatures fall and stay.
[[nodiscard]] QString impactText(const LateChangeImpact &impact, const domain::Directory &directory);

} // namespace releasedesk::reconciliation
