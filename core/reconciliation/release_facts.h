// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <optional>

namespace releasedesk::reconciliation {

//! What the record says was built or put in place.
struct RecordedRevision {
    QString revision; //!< a commit, as the task reported it
    QString origin; //!< translated: who says so, e.g. "Build, 2.8.0"
    bool isDeployed = false; //!< by a task in a protected environment, or one that asked what runs there
};

//! What runs in production, as far as the record knows.
struct RunningVersion {
    QString version; //!< of the release that brought it
    QString revision; //!< empty: no task reported one
    QString origin; //!< translated
};

//! The commit that tasks of a release reported in a result field "revision", "sourceRevision" or "commit": of those
//! that succeeded in a protected environment the last, else of the others the last.
[[nodiscard]] std::optional<RecordedRevision> revisionOf(const domain::Release &release,
                                                         const domain::Directory &directory);

//! The release of \p project that came out last and was not rolled back, \p except left out; nothing before the first.
[[nodiscard]] std::optional<RunningVersion> runningVersion(const QMap<ReleaseId, domain::Release> &releases,
                                                           const domain::Directory &directory, const ProjectId &project,
                                                           const ReleaseId &except);

} // namespace releasedesk::reconciliation
