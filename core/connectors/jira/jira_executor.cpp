// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_executor.h"

#include "core/connectors/jira/jira_reader.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/http/endpoint_policy.h"
#include "core/versions/version_lookup.h"

namespace releasedesk::connectors {
namespace {

QCoro::Task<Result<engine::TaskOutput>> refused(Error why)
{
    why.nothingHappened = true; // it failed before anything was sent
    co_return tl::unexpected(std::move(why));
}

} // namespace

JiraExecutor::JiraExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                           QNetworkAccessManager &network, const Clock &clock)
    : m_journal(journal)
    , m_connections(connections)
    , m_network(network)
    , m_clock(clock)
{
}

QCoro::Task<Result<engine::TaskOutput>> JiraExecutor::execute(engine::TaskAssignment task,
                                                              std::shared_ptr<engine::TaskReport> report,
                                                              std::stop_token stop)
{
    auto errand = errandFor(task, std::move(report), std::move(stop));
    return errand ? run(*std::move(errand), std::move(task)) : refused(errand.error());
}

QCoro::Task<Result<engine::TaskOutput>> JiraExecutor::restore(engine::TaskAssignment task,
                                                              std::shared_ptr<engine::TaskReport> report,
                                                              std::stop_token stop)
{
    if (!canRestore())
        return TaskExecutor::restore(std::move(task), std::move(report), std::move(stop));
    auto errand = errandFor(task, std::move(report), std::move(stop));
    return errand ? takeBack(*std::move(errand), std::move(task)) : refused(errand.error());
}

JiraExecutor::Run JiraExecutor::takeBack(JiraErrand errand, engine::TaskAssignment task)
{
    return TaskExecutor::restore(std::move(task), errand.report, errand.stop);
}

Result<JiraErrand> JiraExecutor::errandFor(const engine::TaskAssignment &task,
                                           std::shared_ptr<engine::TaskReport> report, std::stop_token stop) const
{
    const auto access = m_connections.find(ConnectionId(parameterOf(task, "connection")));
    if (!access)
        return failed(access);
    auto site = JiraSite::of(*access, m_network);
    if (!site)
        return failed(site);
    return JiraErrand{site->following(m_connections),
                      makeIssueSource(*access, m_network),
                      &m_journal,
                      std::move(report),
                      std::move(stop),
                      task.opId};
}

QString parameterOf(const engine::TaskAssignment &task, const char *name)
{
    return task.task.parameters.value(QLatin1String(name)).toString().trimmed();
}

QCoro::Task<Result<domain::JiraVersion>> versionFor(JiraErrand errand, QString project, QString name)
{
    const auto known = co_await readVersions(errand.site, project, errand.stop);
    if (!known)
        co_return failed(known);
    co_return versions::findVersion(*known, project, name);
}

QString pageOf(const JiraSite &site, const domain::JiraVersion &version)
{
    return site.pageOf(QStringLiteral("/projects/%1/versions/%2")
                           .arg(http::pathSegment(version.project), http::pathSegment(version.id)));
}

} // namespace releasedesk::connectors
