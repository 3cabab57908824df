// SPDX-License-Identifier: Apache-2.0
#include "core/projections/release_book.h"

#include "core/store/release_codec.h"

namespace releasedesk::projections {

Result<std::optional<ReleaseId>> ReleaseBook::apply(const store::RecordedEvent &event)
{
    const ReleaseId id = store::releaseOfStream(event.stream);
    if (id.isEmpty())
        return std::optional<ReleaseId>();
    m_versions[id] = event.streamVersion;
    const Result<domain::ReleaseEvent> decoded = store::decodeReleaseEvent(event.event);
    if (!decoded)
        return failed(decoded);
    m_releases[id].apply(*decoded, event.actor, event.at);
    return std::optional(id);
}

const domain::Release *ReleaseBook::find(const ReleaseId &id) const
{
    const auto found = m_releases.constFind(id);
    return found == m_releases.constEnd() ? nullptr : &*found;
}

} // namespace releasedesk::projections
