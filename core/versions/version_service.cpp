// SPDX-License-Identifier: Apache-2.0
#include "core/versions/version_service.h"

#include "core/async/call_in.h"
#include "core/base/clock.h"
#include "core/versions/version_lookup.h"

#include <QCoreApplication>
#include <QHash>

namespace releasedesk::versions {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VersionService)
};

using FindSource = VersionService::FindSource;
using SourceOrError = Result<std::shared_ptr<IssueSource>>;

// Each of these runs in the thread of the sources and keeps its source alive to its end.

QCoro::Task<Result<ConnectionReport>> testSource(FindSource find, ConnectionId connection, QString project)
{
    const SourceOrError source = find(connection);
    if (!source)
        co_return failed(source);
    co_return co_await (*source)->test(project);
}

QCoro::Task<Result<QList<JiraProject>>> readProjects(FindSource find, ConnectionId connection)
{
    const SourceOrError source = find(connection);
    if (!source)
        co_return failed(source);
    co_return co_await (*source)->projects();
}

QCoro::Task<Result<QList<domain::JiraVersion>>> readVersions(FindSource find, ConnectionId connection, QString project)
{
    const SourceOrError source = find(connection);
    if (!source)
        co_return failed(source);
    co_return co_await (*source)->versions(project);
}

QCoro::Task<Result<VersionContents>> readContents(FindSource find, domain::ScopeEntry entry,
                                                  IssueSource::Progress progress, std::stop_token stop)
{
    const SourceOrError source = find(entry.connection);
    if (!source)
        co_return failed(source);
    const auto versions = co_await (*source)->versions(entry.project);
    if (!versions)
        co_return failed(versions);
    const auto version = findVersion(*versions, entry.project, entry.version);
    if (!version)
        co_return failed(version);
    const auto issues = co_await (*source)->issues(entry.project, entry.version, progress, stop);
    if (!issues)
        co_return failed(issues);
    co_return VersionContents{*version, {SystemClock().utcNow(), {*version}, *issues}};
}

QCoro::Task<Result<domain::IssueSnapshot>> readSnapshot(FindSource find, QList<domain::ScopeEntry> scope,
                                                        QDateTime takenAt)
{
    domain::IssueSnapshot snapshot{takenAt, {}, {}};
    QHash<QString, ConnectionId> known;
    for (const domain::ScopeEntry &entry : std::as_const(scope)) {
        const auto contents = co_await readContents(find, entry, {}, {});
        if (!contents)
            co_return failed(contents);
        snapshot.versions.append(contents->version);
        for (const domain::Issue &issue : contents->snapshot.issues) {
            const auto other = known.constFind(issue.key);
            if (other == known.constEnd())
                snapshot.issues.append(issue);
            else if (*other != entry.connection)
                co_return failure(
                    ErrorCode::FailedPrecondition,
                    Text::tr("%1 exists in two Jira servers (%2 and %3), so one release cannot hold both. "
                             "Make a release for each server.")
                        .arg(issue.key, other->value(), entry.connection.value()));
            known.insert(issue.key, entry.connection);
        }
    }
    co_return snapshot;
}

} // namespace

VersionService::VersionService(QObject *context, FindSource findSource)
    : m_context(context)
    , m_findSource(std::move(findSource))
{
}

QCoro::Task<Result<ConnectionReport>> VersionService::test(ConnectionId connection, QString project)
{
    return async::callIn<Result<ConnectionReport>>(
        m_context, [find = m_findSource, connection, project] { return testSource(find, connection, project); });
}

QCoro::Task<Result<QList<JiraProject>>> VersionService::projects(ConnectionId connection)
{
    return async::callIn<Result<QList<JiraProject>>>(
        m_context, [find = m_findSource, connection] { return readProjects(find, connection); });
}

QCoro::Task<Result<QList<domain::JiraVersion>>> VersionService::versions(ConnectionId connection, QString project)
{
    return async::callIn<Result<QList<domain::JiraVersion>>>(
        m_context, [find = m_findSource, connection, project] { return readVersions(find, connection, project); });
}

QCoro::Task<Result<VersionContents>> VersionService::contents(domain::ScopeEntry entry, IssueSource::Progress progress,
                                                              std::stop_token stop)
{
    return async::callIn<Result<VersionContents>>(
        m_context, [find = m_findSource, entry, progress, stop] { return readContents(find, entry, progress, stop); });
}

QCoro::Task<Result<domain::IssueSnapshot>> VersionService::snapshot(QList<domain::ScopeEntry> scope, QDateTime takenAt)
{
    return async::callIn<Result<domain::IssueSnapshot>>(
        m_context, [find = m_findSource, scope, takenAt] { return readSnapshot(find, scope, takenAt); });
}

} // namespace releasedesk::versions
