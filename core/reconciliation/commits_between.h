// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/reconciliation_service.h"

namespace releasedesk::reconciliation {

//! What the code of one version has and another has not.
struct CommitsBetween {
    QList<domain::ScopeCommit> added; //!< only the later one has them
    QList<domain::ScopeCommit> gone; //!< only the earlier one has them
};

//! What to read for two versions of a project that no release was made of; found by their tags or branches.
struct VersionPair {
    ReconciliationWish there; //!< from the earlier to the later
    ReconciliationWish back;
};
[[nodiscard]] VersionPair versionPair(const domain::Project &project, const QString &from, const QString &to,
                                      const QMap<ReleaseId, domain::Release> &all, const domain::Directory &directory,
                                      const QString &mirrors);

//! Empty where the project names no repository. The errors are those of the repositories; NotFound for a version that
//! they know neither by a tag nor by a branch.
[[nodiscard]] QCoro::Task<Result<CommitsBetween>> commitsBetween(VersionPair pair);

} // namespace releasedesk::reconciliation
