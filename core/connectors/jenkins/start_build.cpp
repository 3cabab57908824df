// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jenkins/start_build.h"

#include "core/async/cancel.h"
#include "core/connectors/shared/parameters.h"
#include "core/http/endpoint_policy.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StartBuild)
};

constexpr int listedBuilds = 100;
constexpr std::chrono::minutes clockDifference{10}; // between Jenkins and this computer

QStringList declaredParameters(const QJsonObject &job)
{
    QStringList names;
    for (const QJsonValue property : job.value(u"property").toArray()) {
        for (const QJsonValue each : property.toObject().value(u"parameterDefinitions").toArray())
            names.append(each.toObject().value(u"name").toString());
    }
    return names;
}

} // namespace

StartBuild::StartBuild(std::shared_ptr<const JenkinsServer> server, Order order, Warn warn)
    : m_server(std::move(server))
    , m_order(std::move(order))
    , m_warn(std::move(warn))
{
}

QString StartBuild::what() const
{
    return Text::tr("start build %1").arg(m_order.job);
}

QByteArray StartBuild::requestBytes() const
{
    return QByteArray("POST " + m_order.jobPath.toUtf8() + "/buildWithParameters\n" + http::encoded(form()));
}

http::Query StartBuild::form() const
{
    http::Query form{{QString::fromLatin1(operationParameter), m_order.opId.value()}};
    for (auto it = m_order.parameters.begin(); it != m_order.parameters.end(); ++it)
        form.emplaceBack(it.key(), it.value());
    return form;
}

// Jenkins drops parameters that a job does not declare without a word, so this is asked before, not found out later.
QCoro::Task<Result<>> StartBuild::checkJob() const
{
    const auto job
        = co_await m_server->read(m_order.jobPath, QStringLiteral("buildable,property[parameterDefinitions[name]]"));
    if (!job && job.error().code == ErrorCode::NotFound)
        co_return failure(ErrorCode::NotFound,
                          Text::tr("There is no job “%1” on %2, or this account may not see it, so no build was "
                                   "started. Check the name with its folders, and the rights of the account.")
                              .arg(m_order.job, m_server->host()),
                          job.error().detail);
    if (!job)
        co_return failed(job);
    if (!job->value(u"buildable").toBool())
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("“%1” on %2 is disabled or a folder, so no build was started. Enable the job, or "
                                   "name the one inside it.")
                              .arg(m_order.job, m_server->host()));
    const QStringList declared = declaredParameters(*job);
    if (declared.isEmpty())
        co_return failure(ErrorCode::FailedPrecondition,
                          Text::tr("The job “%1” takes no parameters, so a build could not be found again and none was "
                                   "started. Add the text parameter %2 to the job.")
                              .arg(m_order.job, QLatin1String(operationParameter)));
    if (!declared.contains(QLatin1String(operationParameter)))
        m_warn(Text::tr("The job does not declare the text parameter %1: after an interruption a person has to look "
                        "whether the build was started. Add the parameter to the job.")
                   .arg(QLatin1String(operationParameter)));
    for (auto it = m_order.parameters.begin(); it != m_order.parameters.end(); ++it) {
        if (!declared.contains(it.key()))
            m_warn(Text::tr("The job does not declare the parameter “%1”: Jenkins leaves it out.").arg(it.key()));
    }
    co_return Result<>();
}

QCoro::Task<Result<QJsonObject>> StartBuild::send()
{
    if (const auto fit = co_await checkJob(); !fit)
        co_return beforeAnything(fit.error());
    const auto answer
        = co_await m_server->post(QString(m_order.jobPath + QStringLiteral("/buildWithParameters")), form());
    if (!answer)
        co_return failed(answer);
    static const QRegularExpression queueItem(QStringLiteral("/queue/item/([0-9]+)/?$"));
    const auto match = queueItem.match(QUrl(QString::fromUtf8(answer->header("Location"))).path());
    // Without an address of its own the build is still found by its parameter.
    co_return match.hasMatch() ? QJsonObject{{QStringLiteral("queueId"), match.captured(1).toLongLong()}}
                               : QJsonObject();
}

QCoro::Task<Result<effects::Traces>> StartBuild::lookUp()
{
    const auto first = co_await look();
    if (!first || !std::holds_alternative<effects::DidNotHappen>(*first))
        co_return first;
    co_await async::sleepUnlessStopped(m_order.settle, {});
    co_return co_await look();
}

// The queue before the builds: what leaves the one in between is found in the other.
QCoro::Task<Result<effects::Traces>> StartBuild::look() const
{
    using effects::Traces;
    const auto queue = co_await m_server->read(QStringLiteral("/queue"),
                                               QStringLiteral("items[id,actions[parameters[name,value]]]"));
    if (!queue)
        co_return failed(queue);
    for (const QJsonValue item : queue->value(u"items").toArray()) {
        const QJsonObject each = item.toObject();
        if (operationIn(each.value(u"actions").toArray()) == m_order.opId.value())
            co_return Traces(effects::Happened{{{QStringLiteral("queueId"), each.value(u"id").toInteger()}}});
    }

    const auto job = co_await m_server->read(
        m_order.jobPath,
        QStringLiteral("firstBuild[number],nextBuildNumber,property[parameterDefinitions[name]],"
                       "builds[number,timestamp,actions[parameters[name,value]]]{0,%1}")
            .arg(listedBuilds));
    if (!job)
        co_return failed(job);
    const QJsonArray builds = job->value(u"builds").toArray();
    for (const QJsonValue build : builds) {
        const QJsonObject each = build.toObject();
        if (operationIn(each.value(u"actions").toArray()) == m_order.opId.value())
            co_return Traces(effects::Happened{{{QStringLiteral("buildNumber"), each.value(u"number").toInt()}}});
    }
    co_return isCompleteSince(*job, builds) ? Traces(effects::DidNotHappen{}) : Traces(effects::CannotTell{});
}

//! Whether a build of this order would have to stand in the list.
bool StartBuild::isCompleteSince(const QJsonObject &job, const QJsonArray &builds) const
{
    if (!declaredParameters(job).contains(QLatin1String(operationParameter)))
        return false;
    const bool neverBuilt = builds.isEmpty() && job.value(u"nextBuildNumber").toInt() == 1;
    const bool holdsAll = builds.size() < listedBuilds && job.value(u"firstBuild").toObject().value(u"number") == 1
        && job.value(u"nextBuildNumber").toInt() == builds.size() + 1;
    if (neverBuilt || holdsAll)
        return true;
    const qint64 oldest = builds.isEmpty() ? 0 : builds.last().toObject().value(u"timestamp").toInteger();
    const auto before = m_order.attemptedAt.addSecs(-std::chrono::seconds(clockDifference).count());
    return oldest > 0 && QDateTime::fromMSecsSinceEpoch(oldest) < before;
}

QCoro::Task<Result<int>> findBuild(std::shared_ptr<const JenkinsServer> server, QString jobPath, EffectId opId,
                                   std::stop_token stop)
{
    const auto job = co_await server->read(
        jobPath, QStringLiteral("builds[number,actions[parameters[name,value]]]{0,%1}").arg(listedBuilds), stop);
    if (!job)
        co_return failed(job);
    for (const QJsonValue build : job->value(u"builds").toArray()) {
        const QJsonObject each = build.toObject();
        if (operationIn(each.value(u"actions").toArray()) == opId.value())
            co_return each.value(u"number").toInt();
    }
    co_return 0;
}

} // namespace releasedesk::connectors
