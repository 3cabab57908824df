// SPDX-License-Identifier: Apache-2.0
#include "tests/connectors/jira/jira_world.h"

namespace releasedesk::tests {

domain::ConnectionAccess cloudAt(const ScriptedServer &server, const QString &path)
{
    domain::ConnectionAccess access;
    access.connection.id = ConnectionId("jira");
    access.connection.system = domain::ConnectedSystem::JiraCloud;
    access.connection.url = server.url(path).toString();
    access.connection.account = QStringLiteral("kim@example.com");
    access.secret = Secret("token");
    return access;
}

domain::ConnectionAccess dataCenterAt(const ScriptedServer &server)
{
    domain::ConnectionAccess access = cloudAt(server);
    access.connection.system = domain::ConnectedSystem::JiraDataCenter;
    access.connection.account.clear();
    return access;
}

QJsonObject statusJson(const QString &name)
{
    const bool isDone = name == u"Done" || name == u"완료";
    const bool isOpen = name == u"To Do";
    return {{"id", name},
            {"name", name},
            {"statusCategory", QJsonObject{{"key", isDone ? "done" : (isOpen ? "new" : "indeterminate")}}}};
}

QJsonObject issueJson(const QString &key, const QString &status, const QString &type)
{
    return {{"id", QString("1" + key.section(u'-', 1))},
            {"key", key},
            {"fields",
             QJsonObject{{"summary", QString("Summary of " + key)},
                         {"issuetype", QJsonObject{{"name", type}, {"subtask", false}}},
                         {"status", statusJson(status)},
                         {"assignee", QJsonObject{{"accountId", "5fb1"}, {"displayName", "Jiho Kim"}}},
                         {"priority", QJsonObject{{"name", "High"}}},
                         {"resolution", QJsonValue()},
                         {"fixVersions", QJsonArray{versionJson("10280", "2.8.0")}},
                         {"updated", "2026-11-23T05:52:00.000+0900"}}}};
}

QJsonObject versionJson(const QString &id, const QString &name, bool isReleased)
{
    return {{"id", id}, {"name", name}, {"released", isReleased}, {"archived", false}, {"projectId", 10010}};
}

QJsonObject pageJson(const QJsonArray &values)
{
    return {{"startAt", 0}, {"maxResults", 50}, {"total", values.size()}, {"isLast", true}, {"values", values}};
}

QJsonArray issueList(int from, int to)
{
    QJsonArray list;
    for (int number = from; number <= to; ++number)
        list.append(issueJson(QStringLiteral("SHOP-%1").arg(number)));
    return list;
}

void serveVersions(ScriptedServer &server)
{
    const QJsonArray versions{versionJson("10274", "2.7.4", true), versionJson("10280", "2.8.0"),
                              versionJson("10290", "2.9.0")};
    server.on("GET", "/rest/api/3/project/SHOP/version", ScriptedAnswer::json(pageJson(versions)));
    server.on("GET", "/rest/api/2/project/SHOP/versions", ScriptedAnswer::json(versions));
}

} // namespace releasedesk::tests
