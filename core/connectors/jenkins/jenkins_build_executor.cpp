// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jenkins/jenkins_build_executor.h"

#include "core/async/cancel.h"
#include "core/connectors/jenkins/build_follower.h"
#include "core/connectors/jenkins/start_build.h"
#include "core/connectors/jenkins/stop_build.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JenkinsBuildExecutor)
};

EffectId part(const EffectId &opId, const char *name)
{
    return EffectId(QString(opId.value() + u'.' + QLatin1String(name)));
}

//! The commit that was built, as Jenkins' Git tells it; empty where a build checked out several or none.
QString revisionOf(const QJsonObject &build)
{
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{40,64}$"));
    QSet<QString> revisions;
    for (const QJsonValue action : build.value(u"actions").toArray()) {
        const QString revision = action[QLatin1String("lastBuiltRevision")][QLatin1String("SHA1")].toString();
        if (hash.match(revision).hasMatch())
            revisions.insert(revision);
    }
    return revisions.size() == 1 ? *revisions.begin() : QString();
}

Result<engine::TaskOutput> outputOf(const QJsonObject &build, const BuildFollower &follower,
                                    const JenkinsServer &server, const QString &title)
{
    const QString result = build.value(u"result").toString();
    const QString url = server.link(QString(follower.buildPath() + u'/'));
    const QString number = QStringLiteral("#%1").arg(follower.origin().buildNumber);
    if (result != u"SUCCESS") {
        QStringList detail = follower.lastLines();
        detail.prepend(url);
        return failure(ErrorCode::FailedPrecondition,
                       Text::tr("Build %1 ended as %2, so “%3” failed. Look at the last lines of its log and at %4.")
                           .arg(number, result.left(40), title, url),
                       detail.join(u'\n'));
    }
    QJsonArray artifacts;
    for (const QJsonValue artifact : build.value(u"artifacts").toArray()) {
        QStringList names = artifact.toObject().value(u"relativePath").toString().split(u'/');
        for (QString &name : names)
            name = QString::fromLatin1(QUrl::toPercentEncoding(name));
        artifacts.append(QString(url + QStringLiteral("artifact/") + names.join(u'/')));
    }
    const qint64 duration = build.value(u"duration").toInteger();
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("buildNumber"), follower.origin().buildNumber},
                     {QStringLiteral("url"), url},
                     {QStringLiteral("result"), result},
                     {QStringLiteral("artifacts"), artifacts},
                     {QStringLiteral("durationMs"), duration}};
    // A job that keeps nothing deploys or tests what another one built, and what it checks out are its own scripts.
    if (const QString revision = revisionOf(build); !revision.isEmpty() && !artifacts.isEmpty())
        output.fields.insert(QStringLiteral("revision"), revision);
    output.summary = QStringLiteral("%1 · %2").arg(number, durationText(std::chrono::milliseconds(duration)));
    output.links = {url};
    return output;
}

} // namespace

JenkinsBuildExecutor::JenkinsBuildExecutor(effects::EffectJournal &journal,
                                           const domain::ConnectionDirectory &connections,
                                           QNetworkAccessManager &network, const Clock &clock)
    : JenkinsBuildExecutor(journal, connections, network, clock, Pace())
{
}

JenkinsBuildExecutor::JenkinsBuildExecutor(effects::EffectJournal &journal,
                                           const domain::ConnectionDirectory &connections,
                                           QNetworkAccessManager &network, const Clock &clock, Pace pace)
    : m_journal(journal)
    , m_connections(connections)
    , m_network(network)
    , m_clock(clock)
    , m_pace(pace)
{
}

QCoro::Task<Result<engine::TaskOutput>> JenkinsBuildExecutor::execute(engine::TaskAssignment task,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token stop)
{
    const QJsonObject parameters = task.task.parameters;
    const auto access = m_connections.find(ConnectionId(textOf(parameters, "connection")));
    if (!access)
        co_return beforeAnything(access.error());
    const auto server = JenkinsServer::open(*access, m_network);
    if (!server)
        co_return failed(server);
    const Result<QString> jobPath = jenkinsJobPath(textOf(parameters, "job"));
    if (!jobPath)
        co_return failed(jobPath);
    QMap<QString, QString> values = valuesOf(parameters, "parameters");
    if (values.remove(QLatin1String(operationParameter)) > 0)
        report->log(store::LogLevel::Warning, QStringLiteral("jenkins"),
                    Text::tr("The parameter %1 belongs to this program; the value in the task is not used.")
                        .arg(QLatin1String(operationParameter)));

    const StartBuild::Order order{part(task.opId, "start"), task.opId,    textOf(parameters, "job"), *jobPath, values,
                                  task.startedAt,           m_pace.settle};
    const auto warn
        = [report](const QString &text) { report->log(store::LogLevel::Warning, QStringLiteral("jenkins"), text); };
    // Not stopped on the way: only after its answer is it known which build has to be stopped.
    const auto started = co_await m_journal.perform(std::make_shared<StartBuild>(*server, order, warn));
    if (!started)
        co_return failed(started);

    const BuildFollower::Origin origin{task.opId, *jobPath, started->value(u"queueId").toInteger(),
                                       started->value(u"buildNumber").toInt()};
    const auto follower = std::make_shared<BuildFollower>(*server, report, m_clock, m_pace.poll, origin);
    Result<engine::TaskOutput> outcome = co_await follow(task, *server, follower, report, stop);
    const bool isStopped = stop.stop_requested() && !outcome && outcome.error().code == ErrorCode::Cancelled;
    if (!isStopped)
        co_return outcome;
    if (report->isLeaving())
        co_return stopped(task.task.title);
    co_return co_await stopBuild(task, *server, follower, report);
}

QCoro::Task<Result<engine::TaskOutput>> JenkinsBuildExecutor::follow(engine::TaskAssignment task, ServerPtr server,
                                                                     Follower follower,
                                                                     std::shared_ptr<engine::TaskReport> report,
                                                                     std::stop_token stop)
{
    if (const auto numbered = co_await follower->waitForNumber(stop); !numbered)
        co_return failed(numbered);
    report->log(store::LogLevel::Info, QStringLiteral("jenkins"),
                Text::tr("Build %1").arg(server->link(QString(follower->buildPath() + u'/'))));
    const auto build = co_await follower->waitForEnd(stop);
    if (!build)
        co_return failed(build);
    co_return outputOf(*build, *follower, *server, task.task.title);
}

//! Out of the queue while it waits there, else stopped where it runs. What ended well before that has ended well.
QCoro::Task<Result<engine::TaskOutput>> JenkinsBuildExecutor::stopBuild(engine::TaskAssignment task, ServerPtr server,
                                                                        Follower follower,
                                                                        std::shared_ptr<engine::TaskReport> report)
{
    report->progress(-1, Text::tr("stopping the build"));
    if (follower->buildPath().isEmpty() && follower->origin().queueId > 0) {
        const auto cancelled = co_await m_journal.perform(
            std::make_shared<StopBuild>(server, part(task.opId, "cancel"), follower->origin().queueId, QString()));
        const std::stop_source patience;
        const auto ended = co_await async::withTimeLimit(follower->waitForNumber(patience.get_token()),
                                                         m_pace.stopPatience, patience);
        if (!ended && ended.error().code == ErrorCode::FailedPrecondition)
            co_return stopped(task.task.title); // out of the queue, never built
        if (!ended)
            report->log(store::LogLevel::Warning, QStringLiteral("jenkins"),
                        Text::tr("The build may still start: %1")
                            .arg(cancelled ? ended.error().message : cancelled.error().message));
    }
    if (!follower->buildPath().isEmpty()) {
        const auto ordered = co_await m_journal.perform(
            std::make_shared<StopBuild>(server, part(task.opId, "stop"), 0, follower->buildPath()));
        const std::stop_source patience;
        const auto build
            = co_await async::withTimeLimit(follower->waitForEnd(patience.get_token()), m_pace.stopPatience, patience);
        if (build && build->value(u"result") == QLatin1String("SUCCESS"))
            co_return outputOf(*build, *follower, *server, task.task.title);
        if (!build)
            report->log(store::LogLevel::Warning, QStringLiteral("jenkins"),
                        Text::tr("The build may still run, look at it in Jenkins: %1")
                            .arg(ordered ? build.error().message : ordered.error().message));
    }
    co_return stopped(task.task.title);
}

effects::EffectSemantics JenkinsBuildExecutor::semantics() const
{
    return {.isOutside = true,
            .lookUp = effects::EffectSemantics::LookUp::Proves,
            .carrier = QLatin1String("build parameter RD_OP_ID")};
}

} // namespace releasedesk::connectors
