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
    QString where = {}; //!< name of the environment; empty: its release names none

    friend bool operator==(const RunningVersion &, const RunningVersion &) = default;
};

//! The commit that tasks of a release reported in a result field "revision", "sourceRevision" or "commit": of those
//! that succeeded in a protected environment the last, else of the others the last.
[[nodiscard]] std::optional<RecordedRevision> revisionOf(const domain::Release &release,
                                                         const domain::Directory &directory);

//! The one answer to what runs in production: what came last to the protected environment of the highest rank and was
//! not taken back, also by a release that is still under way; else, where releases name no environment, what came out
//! last and was not rolled back. With \p before, what ran when that release came; nothing before the first.
[[nodiscard]] std::optional<RunningVersion> runningVersion(const QMap<ReleaseId, domain::Release> &releases,
                                                           const domain::Directory &directory, const ProjectId &project,
                                                           const ReleaseId &before);

//! The release of that version, the newest if there were several; empty: none.
[[nodiscard]] ReleaseId releaseOfVersion(const QMap<ReleaseId, domain::Release> &releases, const ProjectId &project,
                                         const QString &version);

//! The same in a sentence for the page of what comes after it, with who says so.
[[nodiscard]] QString runningText(const std::optional<RunningVersion> &running);

} // namespace releasedesk::reconciliation
