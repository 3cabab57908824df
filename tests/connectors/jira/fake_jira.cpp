// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jira/fake_jira.h"

#include "tests/connectors/jira/jira_world.h"

#include <QRegularExpression>

namespace releasedesk::tests {
namespace {

//! "issue/SHOP-1/comment" of "/rest/api/3/issue/SHOP-1/comment".
QString resourceOf(const ScriptedRequest &request)
{
    return request.path.section(u'/', 4);
}

//! Questions may be posted as well.
bool isWrite(const ScriptedRequest &request)
{
    const QString resource = resourceOf(request);
    return request.method != "GET" && !resource.startsWith("search") && resource != "issue/bulkfetch";
}

} // namespace

FakeJira::FakeJira()
{
    versions.insert("10274", versionJson("10274", "2.7.4", true));
    versions.insert("10280", versionJson("10280", "2.8.0"));
    versions.insert("10290", versionJson("10290", "2.9.0"));
    for (const QByteArray method : {"GET", "PUT", "POST"})
        server.handle(method, "*", [this](const ScriptedRequest &request) { return answer(request); });
}

QStringList FakeJira::writes() const
{
    QStringList found;
    for (const ScriptedRequest &request : server.requests()) {
        if (isWrite(request))
            found.append(QString::fromLatin1(request.method) + u' ' + resourceOf(request));
    }
    return found;
}

QJsonObject FakeJira::lastWrite() const
{
    QJsonObject body;
    for (const ScriptedRequest &request : server.requests()) {
        if (isWrite(request))
            body = request.json();
    }
    return body;
}

QString FakeJira::description(const QString &versionId) const
{
    return versions.value(versionId).value("description").toString();
}

ScriptedAnswer FakeJira::answer(const ScriptedRequest &request)
{
    if (instead) {
        if (const auto other = instead(request))
            return *other;
    }
    const ScriptedAnswer usual = regular(request);
    if (lost) {
        if (const auto other = lost(request))
            return *other;
    }
    return usual;
}

ScriptedAnswer FakeJira::regular(const ScriptedRequest &request)
{
    const QString resource = resourceOf(request);
    const QStringList parts = resource.split(u'/');
    QJsonArray all;
    for (const QJsonObject &version : std::as_const(versions))
        all.append(version);
    if (resource == "project/SHOP/version")
        return ScriptedAnswer::json(pageJson(all));
    if (resource == "project/SHOP/versions")
        return ScriptedAnswer::json(all);
    if (resource == "search/jql")
        return ScriptedAnswer::json(QJsonObject{{"issues", issueDocuments()}});
    if (resource == "search")
        return ScriptedAnswer::json(
            QJsonObject{{"startAt", 0}, {"total", issueDocuments().size()}, {"issues", issueDocuments()}});
    if (resource == "issue/bulkfetch") {
        const QJsonArray wanted = request.json().value("issueIdsOrKeys").toArray();
        QJsonArray found;
        for (const auto &each : issueDocuments()) {
            if (wanted.contains(each.toObject().value("id")) || wanted.contains(each.toObject().value("key")))
                found.append(each);
        }
        return ScriptedAnswer::json(QJsonObject{{"issues", found}, {"issueErrors", QJsonArray{}}});
    }
    if (parts.value(0) == "project" && parts.size() == 2 && !projectDocument(parts.at(1)).isEmpty())
        return ScriptedAnswer::json(projectDocument(parts.at(1)));
    if (parts.value(0) == "version" && parts.size() == 2)
        return ofVersion(request, parts.at(1));
    if (parts.value(0) == "issue")
        return ofIssue(request, parts.value(1), parts.value(2));
    if (parts.value(0) == "comment")
        return ofComment(parts.value(1), parts.value(3));
    return ScriptedAnswer::json(QJsonObject{{"errorMessages", QJsonArray{"There is no such thing."}}}, 404);
}

ScriptedAnswer FakeJira::ofVersion(const ScriptedRequest &request, const QString &id)
{
    if (!versions.contains(id))
        return ScriptedAnswer::json(QJsonObject{}, 404);
    const QJsonObject changes = request.json();
    for (auto it = changes.begin(); it != changes.end(); ++it)
        versions[id].insert(it.key(), it.value());
    return ScriptedAnswer::json(versions.value(id));
}

ScriptedAnswer FakeJira::ofIssue(const ScriptedRequest &request, const QString &key, const QString &what)
{
    if (!issues.contains(key))
        return ScriptedAnswer::json(QJsonObject{{"errorMessages", QJsonArray{"Issue does not exist."}}}, 404);
    FakeIssue &issue = issues[key];
    if (what == "comment")
        return comment(request, issue);
    if (what == "transitions") {
        const QString wanted = request.json().value("transition").toObject().value("id").toString();
        if (!issue.ways.contains(wanted))
            return ScriptedAnswer::json(QJsonObject{{"errorMessages", QJsonArray{"No such transition."}}}, 400);
        issue.status = wanted;
        return {204, {}};
    }
    return request.method == "PUT" ? edit(request, issue) : ScriptedAnswer::json(issueDocument(key));
}

ScriptedAnswer FakeJira::edit(const ScriptedRequest &request, FakeIssue &issue) const
{
    for (const auto each : request.json().value("update").toObject().value("fixVersions").toArray()) {
        const QString removed = each.toObject().value("remove").toObject().value("id").toString();
        const QString added = each.toObject().value("add").toObject().value("id").toString();
        issue.versionIds.removeAll(removed);
        if (!added.isEmpty())
            issue.versionIds.append(added);
    }
    return {204, {}};
}

ScriptedAnswer FakeJira::comment(const ScriptedRequest &request, FakeIssue &issue)
{
    if (request.method == "POST") {
        QJsonObject made = request.json();
        made.insert("id", QString::number(++m_lastComment));
        issue.comments.prepend(made);
        return ScriptedAnswer::json(made, 201);
    }
    QJsonArray page;
    const int start = request.query("startAt").toInt();
    for (qsizetype i = start; i < std::min<qsizetype>(start + 50, issue.comments.size()); ++i) {
        QJsonObject shown = issue.comments.at(i).toObject();
        if (!listsProperties || !request.query("expand").contains("properties"))
            shown.remove("properties");
        page.append(shown);
    }
    return ScriptedAnswer::json(QJsonObject{{"startAt", start}, {"total", issue.comments.size()}, {"comments", page}});
}

ScriptedAnswer FakeJira::ofComment(const QString &id, const QString &property) const
{
    for (const FakeIssue &issue : issues) {
        for (const auto each : issue.comments) {
            for (const auto entry : each.toObject().value("properties").toArray()) {
                if (each.toObject().value("id") == id && entry.toObject().value("key") == property)
                    return ScriptedAnswer::json(entry.toObject());
            }
        }
    }
    return ScriptedAnswer::json(QJsonObject{}, 404);
}

QJsonObject FakeJira::projectDocument(const QString &key) const
{
    const QString id = projects.contains(key) ? key : projects.key(key);
    return id.isEmpty() ? QJsonObject() : QJsonObject{{"id", id}, {"key", projects.value(id)}};
}

QJsonArray FakeJira::issueDocuments() const
{
    QJsonArray list;
    for (const QString &key : issues.keys()) {
        if (issues.value(key).versionIds.contains("10280"))
            list.append(issueDocument(key));
    }
    return list;
}

QJsonObject FakeJira::issueDocument(const QString &key) const
{
    const FakeIssue issue = issues.value(key);
    QJsonObject json = issueJson(key, issue.status);
    QJsonObject fields = json.value("fields").toObject();
    QJsonArray fixVersions;
    for (const QString &id : issue.versionIds)
        fixVersions.append(versions.value(id));
    fields.insert("fixVersions", fixVersions);
    const QString keyNow = movedTo.value(key, key);
    fields.insert("project", projectDocument(keyNow.section(u'-', 0, -2)));
    json.insert("key", keyNow);
    json.insert("fields", fields);
    QJsonArray transitions;
    for (const QString &way : issue.ways) {
        if (way != issue.status)
            transitions.append(QJsonObject{{"id", way}, {"name", QString("to " + way)}, {"to", statusJson(way)}});
    }
    json.insert("transitions", transitions);
    return json;
}

} // namespace releasedesk::tests
