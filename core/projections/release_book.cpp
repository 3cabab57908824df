// SPDX-License-Identifier: Apache-2.0
#include "core/projections/release_book.h"

#include "core/store/release_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::projections {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseBook)
};

} // namespace

Result<std::optional<ReleaseId>> ReleaseBook::apply(const store::RecordedEvent &event)
{
    const ReleaseId id = store::releaseOfStream(event.stream);
    if (id.isEmpty())
        return std::optional<ReleaseId>();
    if (m_unreadable.contains(id)) // what comes behind an unknown event may mean something else than it seems to
        return failure(
            ErrorCode::Unimplemented,
            Text::tr("%1 is shown as it was before event %2, which this version of Release Desk cannot read. "
                     "Update the program to work with this release.")
                .arg(id.value())
                .arg(m_unreadable.value(id)));
    const Result<domain::ReleaseEvent> decoded = store::decodeReleaseEvent(event.event);
    if (!decoded) {
        m_unreadable.insert(id, event.position);
        return failed(decoded);
    }
    m_releases[id].apply(*decoded, event.actor, event.at);
    m_versions[id] = event.streamVersion;
    return std::optional(id);
}

const domain::Release *ReleaseBook::find(const ReleaseId &id) const
{
    const auto found = m_releases.constFind(id);
    return found == m_releases.constEnd() ? nullptr : &*found;
}

const domain::Release *unfinishedNamed(const QMap<ReleaseId, domain::Release> &releases, const ProjectId &project,
                                       const QString &version)
{
    const auto found = std::ranges::find_if(releases, [&](const domain::Release &release) {
        return release.exists() && !release.isOver() && release.project() == project && release.version() == version;
    });
    return found == releases.end() ? nullptr : &*found;
}

QList<const domain::Release *> pointersTo(const QMap<ReleaseId, domain::Release> &releases)
{
    QList<const domain::Release *> all;
    for (const domain::Release &release : releases) {
        if (release.exists())
            all.append(&release);
    }
    return all;
}

} // namespace releasedesk::projections
