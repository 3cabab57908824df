// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/recent_writes.h"

#include <QNetworkAccessManager>

namespace releasedesk::connectors {

RecentWrites::RecentWrites(QObject *parent)
    : QObject(parent)
{
}

RecentWrites &RecentWrites::of(QNetworkAccessManager &network)
{
    auto *writes = network.findChild<RecentWrites *>(QString(), Qt::FindDirectChildrenOnly);
    if (writes == nullptr)
        writes = new RecentWrites(&network);
    return *writes;
}

void RecentWrites::note(const QString &host, const QString &issue)
{
    QList<Write> &writes = m_writes[host];
    writes.removeIf([&issue](const Write &each) { return each.issue == issue; });
    writes.prepend({issue, std::chrono::steady_clock::now()});
    if (writes.size() > remembered)
        writes.removeLast();
}

QStringList RecentWrites::issuesOf(const QString &host) const
{
    const auto since = std::chrono::steady_clock::now() - memory;
    QStringList issues;
    for (const Write &each : m_writes.value(host)) {
        if (each.at > since)
            issues.append(each.issue);
    }
    return issues;
}

} // namespace releasedesk::connectors
