// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_issue_source.h"

#include "core/connectors/jira/connection_test.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/jql.h"
#include "core/versions/version_lookup.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraIssueSource)
};

QCoro::Task<JiraIssueSource::Answer> readIssues(JiraSite site, JiraIssueSource::Search search, QString project,
                                                QString name, versions::IssueSource::Progress progress,
                                                std::stop_token stop)
{
    const auto known = co_await readVersions(site, project, stop);
    if (!known)
        co_return failed(known);
    const auto version = versions::findVersion(*known, project, name);
    if (!version)
        co_return failed(version);
    const IssueFields fields = co_await readIssueFields(site, stop);
    co_return co_await search(site, {issuesOfVersionJql(project, name), fields, progress, *version}, stop);
}

} // namespace

JiraIssueSource::JiraIssueSource(JiraSite site, Search search)
    : m_site(std::move(site))
    , m_search(search)
{
}

QCoro::Task<Result<versions::ConnectionReport>> JiraIssueSource::test(QString project)
{
    return testConnection(m_site, std::move(project));
}

QCoro::Task<Result<QList<versions::JiraProject>>> JiraIssueSource::projects()
{
    return readProjects(m_site);
}

QCoro::Task<Result<QList<domain::JiraVersion>>> JiraIssueSource::versions(QString project)
{
    return readVersions(m_site, std::move(project), {});
}

QCoro::Task<JiraIssueSource::Answer> JiraIssueSource::issues(QString project, QString version, Progress progress,
                                                             std::stop_token stop)
{
    return readIssues(m_site, m_search, std::move(project), std::move(version), std::move(progress), std::move(stop));
}

qsizetype IssueCollection::add(const QJsonArray &page)
{
    const qsizetype before = m_issues.size();
    for (const auto &each : page) {
        auto issue = issueOf(each.toObject(), m_fields);
        if (!issue || m_keys.contains(issue->key))
            continue;
        m_keys.insert(issue->key);
        m_issues.append(*std::move(issue));
    }
    return m_issues.size() - before;
}

Error incompleteIssues(const JiraSite &site, const domain::JiraVersion &version, const QString &detail)
{
    return {ErrorCode::DataLoss,
            Text::tr("Whether these are all issues of %1 %2 is in doubt, because “%3” answered contradictory pages. "
                     "They were not used, as a release must not miss one. Try again; if it happens again, tell the "
                     "administrator of Jira.")
                .arg(version.project, version.name, site.host()),
            detail};
}

} // namespace releasedesk::connectors
