// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_withdrawal.h"

namespace releasedesk::reconciliation {

//! What it would mean for a release to take its issues from somewhere else, told before it is done.
struct ScopeChange {
    int revision = 0; //!< of the release it was told of
    QList<domain::ScopeEntry> scope; //!< as it would be
    QList<domain::ScopeEntry> added;
    QList<domain::ScopeEntry> removed;
    QStringList comes; //!< keys of issues
    QStringList leaves;
    domain::IssueSnapshot snapshot; //!< as it would be
    domain::Withdrawal withdrawal; //!< the signatures that would count no longer

    [[nodiscard]] bool isEmpty() const { return added.isEmpty() && removed.isEmpty(); }
};

//! The release as it would take its issues from \p scope: what to read, code and all, before anything is recorded.
[[nodiscard]] domain::Release withScope(domain::Release release, const QList<domain::ScopeEntry> &scope,
                                        const QDateTime &now);

//! \p snapshot is what was read of \p scope. The errors are those of the command that would record it.
[[nodiscard]] Result<ScopeChange> changeOf(const QList<domain::ScopeEntry> &scope,
                                           const domain::IssueSnapshot &snapshot, const domain::Release &release,
                                           const domain::Circumstances &now);

//! What records it as it was told; refused where the release became another meanwhile.
[[nodiscard]] domain::RefreshScope commandFor(const ScopeChange &change, const ReleaseId &release);

//! In a few translated sentences: how many issues come and go and which, whose signatures fall and stay.
[[nodiscard]] QString impactText(const ScopeChange &change, const domain::Directory &directory);

} // namespace releasedesk::reconciliation
