// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <optional>

namespace releasedesk::reconciliation {

//! What is known of one environment of a project: only what releases of this workspace brought there.
struct EnvironmentStanding {
    QString version; //!< runs there; empty: never released from here
    QDateTime since;
    ReleaseId release; //!< that brought it, or that is at work there
    domain::TaskState state = domain::TaskState::Planned; //!< of what happened last: Running, Failed, Compensated …
    QString coming; //!< version that is at work there, else of the next open release that goes there; empty: none
    bool isBehind = false; //!< another protected environment got a later version

    friend bool operator==(const EnvironmentStanding &, const EnvironmentStanding &) = default;
};

//! The release that brought its version somewhere.
struct Arrival {
    const domain::Release *release = nullptr; //!< of the releases that were asked
    QDateTime at;
};

//! What came to \p environment last and was not taken back: of all if \p before is empty, else before that release came
//! there. Nothing where no release of \p project got there.
[[nodiscard]] std::optional<Arrival> arrivalIn(const QMap<ReleaseId, domain::Release> &releases,
                                               const ProjectId &project, const EnvironmentId &environment,
                                               const ReleaseId &before);

//! How \p project stands in each environment, in the order of \p environments. A task that changes something in an
//! environment and succeeded brought its version there, unless it was taken back.
[[nodiscard]] QList<EnvironmentStanding> standingsOf(const ProjectId &project,
                                                     const QList<domain::Environment> &environments,
                                                     const QMap<ReleaseId, domain::Release> &releases);

} // namespace releasedesk::reconciliation
