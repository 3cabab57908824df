// SPDX-License-Identifier: Apache-2.0
#include "core/http/host_pace.h"

#include "core/base/sabotage.h"

#include <algorithm>

namespace releasedesk::http {

HostPace::Time HostPace::turn(const QString &host, Time now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end() || !found->isInOutage || RD_SABOTAGED("no-host-cap"))
        return Time(0);
    const bool isRowEmpty = found->nextFree <= now;
    if (isRowEmpty && now - found->lastTrouble > aftermath) {
        m_hosts.erase(found);
        return Time(0);
    }
    const Time mine = std::max(now, found->nextFree);
    found->nextFree = mine + Time(1000 / perSecond);
    return mine - now;
}

void HostPace::told(const QString &host, bool isTrouble, Time now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hosts.find(host);
    if (!isTrouble) {
        if (found != m_hosts.end())
            found->troubles = 0;
        return;
    }
    Host &known = found == m_hosts.end() ? m_hosts[host] : *found;
    known.lastTrouble = now;
    known.isInOutage = known.isInOutage || ++known.troubles >= troublesInRow;
}

HostPace &HostPace::shared()
{
    static HostPace pace;
    return pace;
}

QString HostPace::hostOf(const QUrl &url)
{
    return QStringLiteral("%1://%2:%3")
        .arg(url.scheme(), url.host())
        .arg(url.port(url.scheme() == u"https" ? 443 : 80));
}

} // namespace releasedesk::http
