// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "core/domain/release_command.h"

#include <QCoroTask>

#include <optional>
#include <stop_token>

namespace releasedesk::engine {

//! A release as its record tells it.
struct SeenRelease {
    domain::Release release;
    qint64 events = 0; //!< in its record so far
};

//! The releases of the workspace, as a task of one of them sees and moves the others. For the thread of the engine.
class OtherReleases
{
public:
    OtherReleases() = default;
    OtherReleases(const OtherReleases &) = delete;
    OtherReleases &operator=(const OtherReleases &) = delete;
    virtual ~OtherReleases() = default;

    //! The newest release of this name that was not discarded; nothing if there is none yet.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<SeenRelease>>> find(ProjectId project, QString version) = 0;

    //! NotFound for an id nobody created.
    [[nodiscard]] virtual QCoro::Task<Result<SeenRelease>> read(ReleaseId id) = 0;

    //! Gives a command in the name of \p person, with the roles that person has now; the same permission is asked for
    //! as if the person gave it.
    [[nodiscard]] virtual QCoro::Task<Result<>> send(domain::ReleaseCommand command, PersonId person) = 0;

    //! How often anything was recorded of \p id, or a release was created, since this program runs; with an empty id
    //! only the latter.
    [[nodiscard]] virtual quint64 changes(const ReleaseId &id) const = 0;

    //! True once changes() of \p id is no longer \p seen, at once if it is not; false soon after \p stop is requested.
    [[nodiscard]] virtual QCoro::Task<bool> changed(ReleaseId id, quint64 seen, std::stop_token stop) = 0;
};

} // namespace releasedesk::engine
