// SPDX-License-Identifier: Apache-2.0
#include "app/shared/connector_set.h"

#include "app/shared/nested_release.h"
#include "core/connectors/command/command_executor.h"
#include "core/connectors/confluence/confluence_check.h"
#include "core/connectors/file/file_checkpoint.h"
#include "core/connectors/gate/gate_check_executor.h"
#include "core/connectors/generic_http/http_request_executor.h"
#include "core/connectors/jenkins/jenkins_build_executor.h"
#include "core/connectors/jenkins/jenkins_server.h"
#include "core/connectors/jira/comment_executor.h"
#include "core/connectors/jira/connection_test.h"
#include "core/connectors/jira/issue_checkpoint.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/connectors/jira/scope_lock_executor.h"
#include "core/connectors/jira/server_facts.h"
#include "core/connectors/jira/transition_executor.h"
#include "core/connectors/jira/version_release_executor.h"
#include "core/connectors/mail/mail_checkpoint.h"
#include "core/connectors/mail/mail_notice.h"
#include "core/connectors/mail/mail_send_executor.h"
#include "core/connectors/messenger/messenger_notice.h"
#include "core/connectors/messenger/messenger_post_executor.h"
#include "core/connectors/notes/notes_publish_executor.h"
#include "core/connectors/release/gate_dependency_executor.h"
#include "core/connectors/release/release_start_executor.h"
#include "core/connectors/timer/time_wait_executor.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <algorithm>

namespace releasedesk::app {
namespace {

using namespace connectors;
using domain::ConnectedSystem;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectorSet)
};

QCoro::Task<Result<versions::ConnectionReport>> testJenkins(domain::ConnectionAccess access,
                                                            QNetworkAccessManager &network)
{
    QElapsedTimer timer;
    timer.start();
    const auto server = JenkinsServer::open(access, network);
    if (!server)
        co_return failed(server);
    const auto me = co_await (*server)->read(QStringLiteral("/me"), QStringLiteral("id,fullName"));
    if (!me)
        co_return failed(me);
    const auto root
        = co_await (*server)->get(QStringLiteral("/api/json"), {{QStringLiteral("tree"), QStringLiteral("mode")}});
    if (!root)
        co_return failed(root);
    versions::ConnectionReport report;
    report.account = (*me)[QStringLiteral("fullName")].toString();
    const QByteArray version = root->header("X-Jenkins");
    report.product = version.isEmpty() ? QStringLiteral("Jenkins")
                                       : QString(QStringLiteral("Jenkins ") + QString::fromLatin1(version.left(20)));
    report.milliseconds = static_cast<int>(timer.elapsed());
    co_return report;
}

//! A mail server or a hook cannot be asked without sending something, so only the address is looked at.
Result<versions::ConnectionReport> checkAddress(const domain::ConnectionAccess &access)
{
    const bool isMail = access.connection.system == ConnectedSystem::Smtp;
    const QUrl url(isMail ? access.connection.url : QString::fromUtf8(access.secret.reveal()), QUrl::StrictMode);
    const QString scheme = isMail ? QStringLiteral("smtp") : QStringLiteral("http");
    if (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith(scheme))
        return failure(ErrorCode::InvalidArgument,
                       isMail ? Text::tr("The address of the mail server should look like smtp://mail.example.com:587.")
                              : Text::tr("The hook should be a web address as the messenger shows it. Copy it again."));
    versions::ConnectionReport report;
    report.product = url.host();
    report.note = Text::tr("Only the address was checked: nothing was sent.");
    return report;
}

constexpr QLatin1String none("off");

//! The connection that people are told over by mail: the one that is named, else the only one there is; or nothing.
ConnectionId mailConnection(const domain::NotificationChannels &wish, const QList<domain::Connection> &all)
{
    if (wish.mail == none)
        return {};
    const auto isMail = [](const domain::Connection &each) { return each.system == ConnectedSystem::Smtp; };
    if (wish.mail.isEmpty() && std::ranges::count_if(all, isMail) == 1)
        return std::ranges::find_if(all, isMail)->id;
    return ConnectionId(wish.mail);
}

//! How often builds are looked at, and how long it takes until “it is not there” is believed.
JenkinsBuildExecutor::Pace jenkinsPace()
{
    JenkinsBuildExecutor::Pace pace;
#ifdef RELEASE_DESK_FAILPOINTS
    using namespace std::chrono_literals;
    if (qEnvironmentVariableIsSet("RD_HASTE")) // a test whose Jenkins is on this computer and builds in no time
        pace = {40ms, 200ms, 2000ms};
#endif
    return pace;
}

//! How long a comment that may be on its way is looked for.
std::chrono::milliseconds commentPatience()
{
#ifdef RELEASE_DESK_FAILPOINTS
    if (qEnvironmentVariableIsSet("RD_HASTE"))
        return std::chrono::milliseconds(150);
#endif
    return std::chrono::seconds(2);
}

} // namespace

void addExecutors(engine::ExecutorRegistry &registry, const ConnectorNeeds &needs)
{
    const QString stateFolder = QDir(needs.workspaceFolder).filePath(QStringLiteral(".runs"));
    auto &[journal, connections, network, clock, folder, releases] = needs;
    registry.add(std::make_shared<JenkinsBuildExecutor>(journal, connections, network, clock, jenkinsPace()));
    registry.add(std::make_shared<CommandExecutor>(journal, clock, stateFolder, folder));
    registry.add(std::make_shared<HttpRequestExecutor>(journal, network));
    registry.add(std::make_shared<GateCheckExecutor>(network, clock));
    registry.add(std::make_shared<TimeWaitExecutor>(clock));
    registry.add(std::make_shared<ScopeLockExecutor>(journal, connections, network, clock));
    registry.add(std::make_shared<TransitionExecutor>(journal, connections, network, clock));
    registry.add(std::make_shared<CommentExecutor>(journal, connections, network, clock, commentPatience()));
    registry.add(std::make_shared<VersionReleaseExecutor>(journal, connections, network, clock));
    registry.add(std::make_shared<NotesPublishExecutor>(journal, folder));
    registry.add(std::make_shared<MailSendExecutor>(journal, connections));
    registry.add(std::make_shared<MessengerPostExecutor>(journal, connections, network));
    registry.add(std::make_shared<GateDependencyExecutor>(releases));
    const auto issuesOf
        = [&connections, &network](const ConnectionId &id) { return findIssueSource(connections, network, id); };
    registry.add(std::make_shared<ReleaseStartExecutor>(releases, clock, composeNested, issuesOf));
}

QList<std::shared_ptr<notifications::NoticeChannel>> noticeChannels(const domain::NotificationChannels &wish,
                                                                    const QList<domain::Connection> &all,
                                                                    const domain::ConnectionDirectory &connections,
                                                                    QNetworkAccessManager &network)
{
    QList<std::shared_ptr<notifications::NoticeChannel>> channels;
    if (const ConnectionId mail = mailConnection(wish, all); !mail.isEmpty())
        channels.append(std::make_shared<connectors::MailNotice>(connections, mail));
    if (!wish.messenger.isEmpty() && wish.messenger != none)
        channels.append(
            std::make_shared<connectors::MessengerNotice>(connections, network, ConnectionId(wish.messenger)));
    return channels;
}

QList<std::shared_ptr<notifications::CheckpointPlace>> checkpointPlaces(const workspace::Workspace &workspace,
                                                                        const domain::ConnectionDirectory &connections,
                                                                        QNetworkAccessManager &network)
{
    const domain::CheckpointPlaces &wish = workspace.checkpoints;
    QList<std::shared_ptr<notifications::CheckpointPlace>> places;
    if (!wish.file.isEmpty())
        places.append(std::make_shared<connectors::FileCheckpoint>(wish.file));
    const ConnectionId mail = mailConnection(workspace.notifications, workspace.connections);
    if (!wish.mail.isEmpty())
        places.append(std::make_shared<connectors::MailCheckpoint>(connections, mail, wish.mail, workspace.name));
    if (!wish.issue.isEmpty())
        places.append(std::make_shared<connectors::IssueCheckpoint>(connections, network, wish.jira, wish.issue,
                                                                    commentPatience()));
    return places;
}

Result<std::shared_ptr<versions::IssueSource>> findIssueSource(const domain::ConnectionDirectory &connections,
                                                               QNetworkAccessManager &network, const ConnectionId &id)
{
    const Result<domain::ConnectionAccess> access = connections.find(id);
    if (!access)
        return failed(access);
    return makeIssueSource(*access, network);
}

QCoro::Task<Result<versions::ConnectionReport>> testConnection(domain::ConnectionAccess access,
                                                               QNetworkAccessManager &network, QString project,
                                                               std::stop_token stop)
{
    switch (access.connection.system) {
    case ConnectedSystem::JiraCloud:
    case ConnectedSystem::JiraDataCenter: {
        const auto site = JiraSite::of(access, network);
        if (!site)
            co_return failed(site);
        co_return co_await connectors::testConnection(*site, project, std::chrono::seconds(5), stop);
    }
    case ConnectedSystem::ConfluenceCloud:
    case ConnectedSystem::ConfluenceDataCenter:
        co_return co_await checkConfluence(access, &network, project);
    case ConnectedSystem::Jenkins:
        co_return co_await testJenkins(access, network);
    default:
        co_return checkAddress(access);
    }
}

QCoro::Task<Result<versions::ServerFacts>> findServer(domain::ConnectionAccess access, QNetworkAccessManager &network,
                                                      std::stop_token stop)
{
    return findJira(std::move(access), &network, std::chrono::milliseconds(2800), std::move(stop));
}

} // namespace releasedesk::app
