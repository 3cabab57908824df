// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jenkins/fake_jenkins.h"

#include <QDateTime>

namespace releasedesk::tests {
namespace {

const QString jobPath = QStringLiteral("/jenkins/job/team/job/api");

} // namespace

FakeJenkins::FakeJenkins()
{
    const auto json = [this](const QString &path, const std::function<QJsonObject()> &make) {
        server.handle("GET", path, [make](const ScriptedRequest &) { return ScriptedAnswer::json(make()); });
    };
    json(jobPath + "/api/json", [this] { return job(); });
    json("/jenkins/queue/api/json", [this] {
        QJsonArray items;
        if (isQueued)
            items.append(QJsonObject{{"id", 7001}, {"actions", actions()}});
        return QJsonObject{{"items", items}};
    });
    server.handle("GET", "/jenkins/queue/item/7001/api/json", [this](const ScriptedRequest &) { return queueItem(); });
    server.handle("GET", jobPath + "/214/api/json", [this](const ScriptedRequest &) {
        if (onBuild)
            onBuild(++m_buildAsked);
        return isBuilt() ? ScriptedAnswer::json(build()) : ScriptedAnswer{.status = 404};
    });
    server.handle("GET", jobPath + "/214/logText/progressiveText", [this](const ScriptedRequest &request) {
        ScriptedAnswer answer{.body = log.mid(request.query("start").toInt()), .contentType = "text/plain"};
        answer.headers.emplaceBack("X-Text-Size", QByteArray::number(log.size()));
        if (isBuilding)
            answer.headers.emplaceBack("X-More-Data", "true");
        return answer;
    });
    server.handle("GET", "/jenkins/crumbIssuer/api/json", [this](const ScriptedRequest &) {
        if (!wantsCrumb)
            return ScriptedAnswer{.status = 404};
        ScriptedAnswer answer = ScriptedAnswer::json({{"crumb", "c0ffee"}, {"crumbRequestField", "Jenkins-Crumb"}});
        answer.headers.emplaceBack("Set-Cookie", "JSESSIONID.x=node0; Path=/jenkins; HttpOnly");
        return answer;
    });
    server.handle("POST", jobPath + "/buildWithParameters",
                  [this](const ScriptedRequest &request) { return takeOrder(request); });
    server.handle("POST", jobPath + "/214/stop", [this](const ScriptedRequest &) {
        ++stopOrders;
        isStopped = true;
        end(QStringLiteral("ABORTED"));
        return ScriptedAnswer::redirect("/jenkins/job/team/job/api/214/");
    });
    server.handle("POST", "/jenkins/queue/cancelItem", [this](const ScriptedRequest &) {
        ++stopOrders;
        isQueued = false;
        isCancelled = true;
        return ScriptedAnswer{.status = 204};
    });
}

ScriptedAnswer FakeJenkins::takeOrder(const ScriptedRequest &request)
{
    if (wantsCrumb
        && (request.header("jenkins-crumb") != "c0ffee" || !request.header("cookie").contains("JSESSIONID.x=node0")))
        return {.status = 403, .body = "No valid crumb was included in the request"};
    ++ordered;
    isQueued = true;
    const QUrlQuery form(QString::fromUtf8(request.body));
    for (const auto &[name, value] : form.queryItems(QUrl::FullyDecoded))
        parameters.insert(name, value);
    if (losesAnswers)
        return {.status = 502};
    ScriptedAnswer answer{.status = 201};
    answer.headers.emplaceBack("Location", "http://inner-name:8080/jenkins/queue/item/7001/"); // behind a proxy
    return answer;
}

void FakeJenkins::begin()
{
    isQueued = false;
    isBuilding = true;
}

void FakeJenkins::end(const QString &how)
{
    isQueued = false;
    isBuilding = false;
    result = how;
}

QJsonArray FakeJenkins::actions() const
{
    QJsonArray list;
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (declared.contains(it.key()))
            list.append(QJsonObject{{"name", it.key()}, {"value", it.value()}});
    }
    QJsonArray all{QJsonObject(), QJsonObject{{"parameters", list}}};
    for (const QString &revision : revisions)
        all.append(QJsonObject{{"lastBuiltRevision", QJsonObject{{"SHA1", revision}}}});
    return all;
}

QJsonObject FakeJenkins::build() const
{
    return {{"number", 214},
            {"building", isBuilding},
            {"result", isBuilding ? QJsonValue() : QJsonValue(result)},
            {"timestamp", QDateTime::currentMSecsSinceEpoch() - 30'000},
            {"duration", isBuilding ? 0 : 61'000},
            {"estimatedDuration", 60'000},
            {"actions", actions()},
            {"artifacts", QJsonArray{QJsonObject{{"relativePath", "build/api 2.8.0.tar.gz"}}}}};
}

QJsonObject FakeJenkins::job() const
{
    QJsonArray builds;
    if (isBuilt())
        builds.append(build());
    for (int i = 0; i < oldBuilds; ++i)
        builds.append(QJsonObject{
            {"number", 213 - i}, {"timestamp", QDateTime::currentMSecsSinceEpoch() - 86'400'000}, {"actions", {}}});
    QJsonArray definitions;
    for (const QString &name : declared)
        definitions.append(QJsonObject{{"name", name}});
    return {{"buildable", true},
            {"builds", builds},
            {"firstBuild", QJsonObject{{"number", 1}}},
            {"nextBuildNumber", isBuilt() ? 215 : 214},
            {"property", QJsonArray{QJsonObject(), QJsonObject{{"parameterDefinitions", definitions}}}}};
}

ScriptedAnswer FakeJenkins::queueItem()
{
    if (onQueueItem)
        onQueueItem(++m_queueItemAsked);
    if (isQueued)
        return ScriptedAnswer::json({{"id", 7001}, {"why", "Waiting for next available executor"}});
    if (isCancelled)
        return ScriptedAnswer::json({{"id", 7001}, {"cancelled", true}, {"why", QJsonValue()}});
    if (!isBuilt() || !keepsQueueItems)
        return {.status = 404};
    return ScriptedAnswer::json({{"id", 7001}, {"cancelled", false}, {"executable", QJsonObject{{"number", 214}}}});
}

} // namespace releasedesk::tests
