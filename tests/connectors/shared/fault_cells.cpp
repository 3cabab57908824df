// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/shared/fault_cells.h"

#include "core/connectors/gate/gate_check_executor.h"
#include "core/connectors/generic_http/http_request_executor.h"
#include "core/connectors/jenkins/jenkins_build_executor.h"
#include "core/connectors/jenkins/jenkins_server.h"
#include "core/connectors/jira/comment_executor.h"
#include "core/connectors/jira/make_issue_source.h"
#include "core/connectors/jira/transition_executor.h"
#include "core/connectors/jira/version_release_executor.h"
#include "core/connectors/messenger/messenger_post_executor.h"
#include "core/http/mutating_http_client.h"
#include "core/http/reading_http_client.h"

namespace releasedesk::tests {
namespace {

using namespace connectors;
using namespace std::chrono_literals;
using domain::ConnectedSystem;
using Outcome = QCoro::Task<QString>;

constexpr auto service = "/sandbox/app/checkout-api";
constexpr auto inDoubt = "is not known";

template<typename T>
QString saidBy(const Result<T> &result)
{
    if (result)
        return {};
    return result.error().message.isEmpty() ? QStringLiteral("(no message)") : result.error().message;
}

http::Server serverAt(const QUrl &url)
{
    http::Server server;
    server.baseUrl = url;
    server.authorization = Secret("Bearer sandbox-token");
    return server;
}

Outcome readJson(QUrl url, ExecutorBench *bench)
{
    co_return saidBy(co_await http::ReadingHttpClient(bench->network, serverAt(url))
                         .getJson(QLatin1String(service) + QStringLiteral("/health")));
}

Outcome readText(QUrl url, ExecutorBench *bench)
{
    co_return saidBy(co_await http::ReadingHttpClient(bench->network, serverAt(url))
                         .get(QLatin1String(service) + QStringLiteral("/health")));
}

Outcome change(QUrl url, ExecutorBench *bench)
{
    co_return saidBy(co_await http::MutatingHttpClient(bench->network, serverAt(url))
                         .send("POST", QLatin1String(service) + QStringLiteral("/tasks"), {{"ms", 1}}));
}

//! One task by an executor of its own.
template<typename Executor, typename... Needs>
Outcome perform(ExecutorBench *bench, QString kind, QJsonObject parameters, Needs... needs)
{
    const auto executor = std::make_shared<Executor>(needs...);
    engine::TaskAssignment task = bench->task(kind, parameters, QUuid::createUuid().toString(QUuid::WithoutBraces));
    domain::ReleaseCreated created;
    created.release = ReleaseId("r");
    created.project = ProjectId("checkout");
    created.version = QStringLiteral("2.8.0");
    created.scope = {{ConnectionId("server"), QStringLiteral("SHOP"), created.version}};
    domain::Issue issue;
    issue.key = QStringLiteral("SHOP-1371");
    issue.fixVersions = {created.version};
    created.snapshot.issues = {issue};
    task.release.apply(created, PersonId("owner"), bench->clock.utcNow());
    const auto outcome = co_await executor->execute(task, bench->report, bench->stop.get_token());
    co_return saidBy(outcome);
}

void connect(ExecutorBench *bench, ConnectedSystem system, const QUrl &url, const QByteArray &secret,
             const QString &account = {})
{
    domain::Connection connection;
    connection.id = ConnectionId("server");
    connection.system = system;
    connection.url = url.toString();
    connection.account = account;
    bench->connections.add(connection, secret);
}

QUrl below(QUrl url, const QString &path)
{
    url.setPath(path);
    return url;
}

Outcome httpRequest(ExecutorBench *bench, QJsonObject parameters)
{
    return perform<HttpRequestExecutor, effects::EffectJournal &, QNetworkAccessManager &, std::chrono::milliseconds>(
        bench, QStringLiteral("http.request"), parameters, bench->journal, bench->network, 5ms);
}

Outcome webGet(QUrl url, ExecutorBench *bench)
{
    return httpRequest(bench, {{"method", "GET"}, {"url", below(url, QLatin1String(service) + "/health").toString()}});
}

Outcome webPost(QUrl url, ExecutorBench *bench)
{
    return httpRequest(bench,
                       {{"method", "POST"},
                        {"url", below(url, QLatin1String(service) + "/tasks").toString()},
                        {"body", "{\"ms\":1}"}});
}

Outcome webPoll(QUrl url, ExecutorBench *bench)
{
    const QString tasks = below(url, QLatin1String(service) + "/tasks").toString();
    return httpRequest(bench,
                       {{"method", "POST"},
                        {"url", tasks},
                        {"body", "{\"ms\":1}"},
                        {"map", QJsonObject{{"id", "$.id"}}},
                        {"statusUrl", QString(tasks + "/:id")},
                        {"statusPath", "$.state"},
                        {"doneValues", QJsonArray{"done"}},
                        {"failedValues", QJsonArray{"failed"}},
                        {"pollSeconds", 1}});
}

Outcome gate(QUrl url, ExecutorBench *bench)
{
    return perform<GateCheckExecutor, QNetworkAccessManager &, const Clock &>(
        bench, QStringLiteral("gate.check"),
        {{"url", below(url, QLatin1String(service) + "/health").toString()},
         {"timesInRow", 1},
         {"intervalSeconds", 1},
         {"failAfterSeconds", 1}},
        bench->network, bench->clock);
}

Outcome jenkinsHello(QUrl url, ExecutorBench *bench)
{
    connect(bench, ConnectedSystem::Jenkins, below(url, "/jenkins"), "sandbox-token", "bd.yoon");
    const auto access = bench->connections.find(ConnectionId("server"));
    const auto server = JenkinsServer::open(*access, bench->network);
    if (!server)
        co_return saidBy(server);
    co_return saidBy(co_await (*server)->read(QStringLiteral("/me"), QStringLiteral("id,fullName")));
}

Outcome jenkinsBuild(QUrl url, ExecutorBench *bench)
{
    connect(bench, ConnectedSystem::Jenkins, below(url, "/jenkins"), "sandbox-token", "bd.yoon");
    const JenkinsBuildExecutor::Pace pace{20ms, 50ms, 1000ms};
    return perform<JenkinsBuildExecutor, effects::EffectJournal &, const domain::ConnectionDirectory &,
                   QNetworkAccessManager &, const Clock &, JenkinsBuildExecutor::Pace>(
        bench, QStringLiteral("jenkins.build"), {{"connection", "server"}, {"job", "checkout-api"}}, bench->journal,
        bench->connections, bench->network, bench->clock, pace);
}

template<ConnectedSystem system>
Outcome post(QUrl url, ExecutorBench *bench)
{
    const QString hook = system == ConnectedSystem::Slack ? QStringLiteral("/hook/slack")
        : system == ConnectedSystem::Teams                ? QStringLiteral("/hook/teams")
        : system == ConnectedSystem::Dooray               ? QStringLiteral("/hook/dooray")
                                                          : QStringLiteral("/hook/plain");
    connect(bench, system, {}, below(url, hook).toEncoded());
    return perform<MessengerPostExecutor, effects::EffectJournal &, const domain::ConnectionDirectory &,
                   QNetworkAccessManager &>(bench, QStringLiteral("messenger.post"),
                                            {{"connection", "server"}, {"title", "2.8.0"}, {"text", "is live"}},
                                            bench->journal, bench->connections, bench->network);
}

template<bool isCloud>
void connectJira(const QUrl &url, ExecutorBench *bench)
{
    connect(bench, isCloud ? ConnectedSystem::JiraCloud : ConnectedSystem::JiraDataCenter,
            below(url, isCloud ? "/jira-cloud" : "/jira-dc"), "sandbox-token",
            isCloud ? QStringLiteral("bd.yoon@hanbit.example") : QString());
}

template<bool isCloud>
std::shared_ptr<versions::IssueSource> jira(const QUrl &url, ExecutorBench *bench)
{
    connectJira<isCloud>(url, bench);
    return makeIssueSource(*bench->connections.find(ConnectionId("server")), bench->network);
}

template<bool isCloud>
Outcome jiraTest(QUrl url, ExecutorBench *bench)
{
    const auto source = jira<isCloud>(url, bench);
    co_return saidBy(co_await source->test(QStringLiteral("SHOP")));
}

template<bool isCloud>
Outcome jiraVersions(QUrl url, ExecutorBench *bench)
{
    const auto source = jira<isCloud>(url, bench);
    co_return saidBy(co_await source->versions(QStringLiteral("SHOP")));
}

template<bool isCloud>
Outcome jiraIssues(QUrl url, ExecutorBench *bench)
{
    const auto source = jira<isCloud>(url, bench);
    co_return saidBy(co_await source->issues(QStringLiteral("SHOP"), QStringLiteral("2.8.0"), {}, {}));
}

template<typename Executor, bool isCloud>
Outcome jiraTask(QUrl url, ExecutorBench *bench, QString kind, QJsonObject parameters)
{
    connectJira<isCloud>(url, bench);
    parameters.insert(QStringLiteral("connection"), QStringLiteral("server"));
    return perform<Executor, effects::EffectJournal &, const domain::ConnectionDirectory &, QNetworkAccessManager &,
                   const Clock &>(bench, kind, parameters, bench->journal, bench->connections, bench->network,
                                  bench->clock);
}

template<bool isCloud>
Outcome jiraComment(QUrl url, ExecutorBench *bench)
{
    connectJira<isCloud>(url, bench);
    return perform<CommentExecutor, effects::EffectJournal &, const domain::ConnectionDirectory &,
                   QNetworkAccessManager &, const Clock &, std::chrono::milliseconds>(
        bench, QStringLiteral("jira.comment"), {{"connection", "server"}, {"issues", "all"}, {"text", "Released."}},
        bench->journal, bench->connections, bench->network, bench->clock, 50ms);
}

template<bool isCloud>
Outcome jiraTransition(QUrl url, ExecutorBench *bench)
{
    return jiraTask<TransitionExecutor, isCloud>(url, bench, QStringLiteral("jira.transition"),
                                                 {{"issues", "all"}, {"status", "Done"}});
}

template<bool isCloud>
Outcome jiraRelease(QUrl url, ExecutorBench *bench)
{
    return jiraTask<VersionReleaseExecutor, isCloud>(url, bench, QStringLiteral("jira.version_release"),
                                                     {{"project", "SHOP"}, {"version", "2.8.0"}});
}

template<bool isCloud>
QList<FaultOperation> jiraOperations()
{
    const char *const name = isCloud ? "Jira Cloud" : "Jira Data Center";
    const QByteArray own = QByteArray(inDoubt)
        + "|did not answer as|not Jira|is not in Jira|has no version|no project|There is no|not answer|no issue|"
          "unexpected|cannot be read|incomplete|does not hold|may not";
    return {
        {name, "connection test", "^GET ", -1, own, true, jiraTest<isCloud>},
        {name, "versions", "^GET .*version", -1, own, true, jiraVersions<isCloud>},
        {name, "issues", "search", -1, own, true, jiraIssues<isCloud>},
        {name, "issues by number", "bulkfetch|startAt=[1-9]", -1, own, true, jiraIssues<isCloud>},
        {name, "comment", "^(POST|PUT) .*comment", -1, own, true, jiraComment<isCloud>},
        {name, "transition", "transitions", -1, own, true, jiraTransition<isCloud>},
        {name, "version release", "^PUT .*version", -1, own, true, jiraRelease<isCloud>},
    };
}

} // namespace

const QList<FaultOperation> &faultOperations()
{
    const QByteArray doubt = inDoubt;
    const QByteArray jenkins = doubt
        + "|did not answer as a Jenkins|no job|takes no parameters|is disabled or a folder|"
          "how it ended|did not take effect";
    const QByteArray messenger = doubt + "|did not take the message";
    static const QList<FaultOperation> all = QList<FaultOperation>{
        {"web", "read JSON", ".*", -1, {}, false, readJson},
        {"web", "read text", ".*", -1, {}, true, readText},
        {"web", "change", ".*", -1, doubt, false, change},
        {"http.request", "read", ".*", -1, "answered with status", true, webGet},
        {"http.request", "change", "^POST ", -1, doubt, true, webPost},
        {"http.request", "status poll", "^GET ", 2, doubt, true, webPoll},
        {"gate.check", "check", ".*", -1, "was not well", true, gate},
        {"Jenkins", "connection test", ".*", -1, jenkins, false, jenkinsHello},
        {"Jenkins", "crumb", "crumbIssuer", -1, jenkins, true, jenkinsBuild},
        {"Jenkins", "job", "^GET /jenkins/job/checkout-api/api/json", 3, jenkins, true, jenkinsBuild},
        {"Jenkins", "start", "^POST ", -1, jenkins, true, jenkinsBuild},
        {"Jenkins", "queue", "^GET /jenkins/queue", 2, jenkins, true, jenkinsBuild},
        {"Jenkins", "log", "progressiveText", 2, jenkins, true, jenkinsBuild},
        {"Slack", "post", ".*", -1, messenger, true, post<ConnectedSystem::Slack>},
        {"Teams", "post", ".*", -1, messenger, true, post<ConnectedSystem::Teams>},
        {"Dooray", "post", ".*", -1, messenger, true, post<ConnectedSystem::Dooray>},
        {"webhook", "post", ".*", -1, messenger, true, post<ConnectedSystem::Webhook>},
    } + jiraOperations<true>() + jiraOperations<false>();
    return all;
}

} // namespace releasedesk::tests
