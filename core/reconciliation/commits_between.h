// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/reconciliation_service.h"

namespace releasedesk::reconciliation {

//! What the code of one version has and another has not.
struct CommitsBetween {
    QList<domain::ScopeCommit> added; //!< only the later one has them
    QList<domain::ScopeCommit> gone; //!< only the earlier one has them
    QStringList notes; //!< translated: what was assumed, e.g. for a later one without a tag
};

//! What to read for two versions of a project that no release was made of; found by their tags or branches.
struct VersionPair {
    ReconciliationWish there; //!< from the earlier to the later
    ReconciliationWish back;
};
[[nodiscard]] VersionPair versionPair(const domain::Project &project, const QString &from, const QString &to,
                                      const QMap<ReleaseId, domain::Release> &all, const domain::Directory &directory,
                                      const QString &mirrors);

//! Empty where the project names no repository. A later version that has neither a tag nor a branch yet is what its
//! next release would be made of; that is noted. The errors are those of the repositories; NotFound for an earlier
//! version that they do not know.
[[nodiscard]] QCoro::Task<Result<CommitsBetween>> commitsBetween(VersionPair pair);

} // namespace releasedesk::reconciliation
