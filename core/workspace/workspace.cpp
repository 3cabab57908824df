// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace.h"

#include <algorithm>

namespace releasedesk::workspace {

domain::Directory Workspace::directory() const
{
    domain::Directory made{people, projects, environments, groups, calendar, approvals};
    if (made.calendar.zone.isEmpty())
        made.calendar.zone = zone;
    made.freezes = freezes;
    return made;
}

const domain::Connection *Workspace::connection(const ConnectionId &id) const
{
    const auto found = std::ranges::find(connections, id, &domain::Connection::id);
    return found == connections.end() ? nullptr : &*found;
}

} // namespace releasedesk::workspace
