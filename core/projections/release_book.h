// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/release.h"
#include "core/store/recorded_event.h"

#include <QMap>

#include <optional>

namespace releasedesk::projections {

//! Every release of the workspace as it stands. Folds events; asks nothing, sends nothing.
class ReleaseBook
{
public:
    //! The release that changed, if the event is one of a release. An event that cannot be read (of a newer program,
    //! damaged) is an error and changes nothing; nor does any later event of that release, which stays as it was
    //! before.
    [[nodiscard]] Result<std::optional<ReleaseId>> apply(const store::RecordedEvent &event);

    [[nodiscard]] const QMap<ReleaseId, domain::Release> &releases() const { return m_releases; }

    //! Null for an unknown one.
    [[nodiscard]] const domain::Release *find(const ReleaseId &id) const;

    //! Where the first event stands that could not be read; 0 if all of the release is known.
    [[nodiscard]] store::Position unreadableFrom(const ReleaseId &id) const { return m_unreadable.value(id); }

    //! Number of events of the release so far: what a next append has to expect.
    [[nodiscard]] qint64 streamVersion(const ReleaseId &id) const { return m_versions.value(id); }

private:
    QMap<ReleaseId, domain::Release> m_releases;
    QMap<ReleaseId, qint64> m_versions;
    QMap<ReleaseId, store::Position> m_unreadable;
};

//! The release of this name that has not come to its end; null if there is none. Two of them would not be told apart.
[[nodiscard]] const domain::Release *unfinishedNamed(const QMap<ReleaseId, domain::Release> &releases,
                                                     const ProjectId &project, const QString &version);

//! To those that exist.
[[nodiscard]] QList<const domain::Release *> pointersTo(const QMap<ReleaseId, domain::Release> &releases);

} // namespace releasedesk::projections
