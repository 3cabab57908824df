// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jira/task_bench.h"

#include "tests/connectors/jira/jira_world.h"

namespace releasedesk::tests {

Result<domain::ConnectionAccess> FixedConnections::find(const ConnectionId &id) const
{
    if (!known.contains(id.value()))
        return failure(ErrorCode::NotFound, "no such connection");
    return known.value(id.value());
}

domain::Release releaseOver(const QMap<QString, QString> &statusByKey)
{
    domain::ReleaseCreated created;
    created.release = ReleaseId("r");
    created.project = ProjectId("checkout");
    created.version = "2.8.0";
    created.scope = {{ConnectionId("jira"), "SHOP", "2.8.0"}};
    created.snapshot.versions
        = {{.id = "10280", .project = "SHOP", .name = "2.8.0", .releaseDate = QDate(2026, 11, 30)}};
    for (auto it = statusByKey.begin(); it != statusByKey.end(); ++it) {
        domain::Issue issue;
        issue.key = it.key();
        issue.status = it.value();
        issue.category = it.value() == u"Done" ? domain::StatusCategory::Done : domain::StatusCategory::InProgress;
        const bool isBug = it.key().endsWith(u'7');
        issue.type = isBug ? QStringLiteral("Bug") : QStringLiteral("Story");
        issue.issueClass = isBug ? domain::IssueClass::Bug : domain::IssueClass::Feature;
        issue.fixVersions = QStringList{"2.8.0"};
        created.snapshot.issues.append(issue);
    }
    domain::Release release;
    release.apply(created, PersonId("owner"), QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC));
    return release;
}

domain::ConnectionAccess accessTo(const FakeJira &jira, bool isCloud)
{
    return isCloud ? cloudAt(jira.server) : dataCenterAt(jira.server);
}

} // namespace releasedesk::tests
