// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_issue_source.h"

#include "core/connectors/jira/connection_test.h"
#include "core/connectors/jira/development_status.h"
#include "core/connectors/jira/issue_detail_reading.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/versions/version_lookup.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JiraIssueSource)
};

QCoro::Task<Result<QList<domain::Issue>>> readIssues(JiraSite site, JiraIssueSource::Search search, QString project,
                                                     QString name, versions::IssueSource::Progress progress,
                                                     std::stop_token stop)
{
    const auto known = co_await readVersions(site, project, stop);
    if (!known)
        co_return failed(known);
    const auto version = versions::findVersion(*known, project, name);
    if (!version)
        co_return failed(version);
    const auto issues = std::make_shared<QList<domain::Issue>>();
    versions::IssueHooks hooks;
    hooks.rows = [issues](const QList<domain::Issue> &rows) { *issues += rows; };
    hooks.restarted = [issues] { issues->clear(); };
    if (progress)
        hooks.progress = [progress](int read, int /*of*/) { progress(read); };
    versions::IssueQuery query{project, name};
    query.versionId = version->id;
    const auto reading = co_await search.read(site, query, hooks, stop);
    if (!reading)
        co_return failed(reading);
    co_return *issues;
}

//! Those that were chosen for the connection, as far as they are still there.
QCoro::Task<Result<QList<versions::JiraProject>>> offeredProjects(JiraSite site)
{
    auto projects = co_await readProjects(site);
    if (projects && !site.offeredProjects().isEmpty())
        projects->removeIf(
            [&](const versions::JiraProject &each) { return !site.offeredProjects().contains(each.key); });
    co_return projects;
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
    return offeredProjects(m_site);
}

QCoro::Task<Result<QList<domain::JiraVersion>>> JiraIssueSource::versions(QString project)
{
    return readVersions(m_site, std::move(project), {});
}

QCoro::Task<Result<QList<domain::Issue>>> JiraIssueSource::issues(QString project, QString version, Progress progress,
                                                                  std::stop_token stop)
{
    return readIssues(m_site, m_search, std::move(project), std::move(version), std::move(progress), std::move(stop));
}

Reading JiraIssueSource::read(versions::IssueQuery query, versions::IssueHooks hooks, std::stop_token stop)
{
    return m_search.read(m_site, std::move(query), std::move(hooks), std::move(stop));
}

Changes JiraIssueSource::changes(versions::IssueQuery query, versions::KnownIssues known, versions::IssueHooks hooks,
                                 std::stop_token stop)
{
    return m_search.changes(m_site, std::move(query), std::move(known), std::move(hooks), std::move(stop));
}

QCoro::Task<Result<versions::IssueDetail>> JiraIssueSource::detail(QString key, std::stop_token stop)
{
    return readIssueDetail(m_site, std::move(key), std::move(stop));
}

QCoro::Task<Result<versions::IssueCode>> JiraIssueSource::code(QString issueId, std::stop_token stop)
{
    return readIssueCode(m_site, std::move(issueId), std::move(stop));
}

Error incompleteIssues(const JiraSite &site, const versions::IssueQuery &query, const QString &detail)
{
    const QString what = !query.epic.isEmpty() ? query.epic : !query.jql.isEmpty() ? query.jql : query.version;
    return {ErrorCode::DataLoss,
            Text::tr("Whether these are all issues of %1 %2 is in doubt, because “%3” answered contradictory pages. "
                     "They were not used, as a release must not miss one. Try again; if it happens again, tell the "
                     "administrator of Jira.")
                .arg(query.project, what, site.host()),
            detail};
}

} // namespace releasedesk::connectors
