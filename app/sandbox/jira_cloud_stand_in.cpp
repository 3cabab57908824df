// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_cloud_stand_in.h"

#include "app/sandbox/jql_query.h"

#include <QCryptographicHash>

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr int maxIdPage = 5000;
constexpr int maxFieldPage = 100;
constexpr int maxFullPage = 50;
constexpr int maxReconciled = 50;
constexpr int maxFetched = 100;

QString hashOf(const QString &jql)
{
    return QString::fromLatin1(QCryptographicHash::hash(jql.toUtf8(), QCryptographicHash::Sha1).toHex().left(12));
}

QString pageToken(const QString &jql, qsizetype from)
{
    const QString content = QString::number(from) + u'.' + hashOf(jql);
    return QString::fromLatin1(content.toLatin1().toBase64(QByteArray::Base64UrlEncoding));
}

//! Where a token goes on; nothing if it is of another query or was made up.
std::optional<qsizetype> readPageToken(const QString &token, const QString &jql)
{
    if (token.isEmpty())
        return 0;
    const QString content
        = QString::fromLatin1(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding));
    bool isNumber = false;
    const qsizetype from = content.section(u'.', 0, 0).toLongLong(&isNumber);
    if (!isNumber || from <= 0 || content.section(u'.', 1) != hashOf(jql))
        return std::nullopt;
    return from;
}

//! The more of an issue is asked for, the fewer issues stand on a page.
int largestPage(const FieldChoice &choice)
{
    if (choice.isIdOnly())
        return maxIdPage;
    return choice.holdsEverything() ? maxFullPage : maxFieldPage;
}

Result<JqlQuery> readQuery(const QString &jql, const JiraWorld &world)
{
    const Result<JqlQuery> query = JqlQuery::parse(jql);
    if (!query)
        return query;
    if (!query->isBounded())
        return failure(ErrorCode::InvalidArgument,
                       u"Unbounded JQL queries are not allowed here. Please add a search restriction to your query."_s);
    if (const Result<> checked = query->check(world); !checked)
        return failed(checked);
    return query;
}

HttpResponse removed()
{
    return jiraError(410, u"This search has been removed from the API. Use /rest/api/3/search/jql instead."_s);
}

HttpResponse invalidPayload()
{
    return jiraError(400, u"Invalid request payload. Refer to the REST API documentation and try again."_s);
}

} // namespace

JiraCloudStandIn::JiraCloudStandIn(JiraWorld &world)
    : JiraStandIn(world, JiraFlavour::Cloud)
{
    routes().add("GET", u"search"_s, [](const JiraVisit &, const QStringList &) { return removed(); });
    routes().add("POST", u"search"_s, [](const JiraVisit &, const QStringList &) { return removed(); });
    routes().add("GET", u"search/jql"_s,
                 [this](const JiraVisit &visit, const QStringList &) { return searchByQuery(visit); });
    routes().add("POST", u"search/jql"_s,
                 [this](const JiraVisit &visit, const QStringList &) { return searchByBody(visit); });
    routes().add("POST", u"issue/bulkfetch"_s,
                 [this](const JiraVisit &visit, const QStringList &) { return fetch(visit); });
    routes().add("POST", u"search/approximate-count"_s,
                 [this](const JiraVisit &visit, const QStringList &) { return count(visit); });
}

HttpResponse JiraCloudStandIn::searchByQuery(const JiraVisit &visit)
{
    Question question{.jql = visit.request.parameter(u"jql"_s),
                      .token = visit.request.parameter(u"nextPageToken"_s),
                      .fields = visit.request.listParameter(u"fields"_s),
                      .maxResults = visit.request.intParameter(u"maxResults"_s, 50)};
    for (const QString &id : visit.request.listParameter(u"reconcileIssues"_s))
        question.reconcile.append(id.toInt());
    return search(visit, question);
}

HttpResponse JiraCloudStandIn::searchByBody(const JiraVisit &visit)
{
    static const QStringList known{u"jql"_s,    u"nextPageToken"_s, u"maxResults"_s,   u"fields"_s,
                                   u"expand"_s, u"properties"_s,    u"fieldsByKeys"_s, u"reconcileIssues"_s};
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const QStringList keys = body->keys();
    if (!std::ranges::all_of(keys, [&](const QString &key) { return known.contains(key); }))
        return invalidPayload();
    Question question{.jql = body->value(u"jql"_s).toString(),
                      .token = body->value(u"nextPageToken"_s).toString(),
                      .fields = body->value(u"fields"_s).toVariant().toStringList(),
                      .maxResults = body->value(u"maxResults"_s).toInt(50)};
    for (const auto &id : body->value(u"reconcileIssues"_s).toArray())
        question.reconcile.append(id.toInt());
    return search(visit, question);
}

HttpResponse JiraCloudStandIn::search(const JiraVisit &visit, const Question &question)
{
    const Result<JqlQuery> query = readQuery(question.jql, world());
    if (!query)
        return jiraError(400, query.error().message);
    const std::optional<qsizetype> from = readPageToken(question.token, question.jql);
    if (!from)
        return jiraError(400, u"The next page token is invalid or has expired."_s);
    if (question.maxResults < 1 || question.reconcile.size() > maxReconciled)
        return invalidPayload();
    QList<const Issue *> found;
    for (const Issue &issue : world().issues) {
        const bool isReconciled = question.reconcile.contains(issue.id);
        const Issue *seen = isReconciled ? &issue : world().asIndexed(&issue, indexLag());
        if (query->matches(*seen, world()))
            found.append(seen);
    }
    query->sort(found, world());
    const FieldChoice choice(question.fields, u"id"_s);
    const qsizetype end = *from + qMin(question.maxResults, largestPage(choice));
    QJsonArray issues;
    for (qsizetype i = *from; i < found.size() && i < end; ++i)
        issues.append(visit.documents.issue(*found.at(i), choice));
    QJsonObject json{{u"issues"_s, issues}, {u"isLast"_s, end >= found.size()}};
    if (end < found.size())
        json.insert(u"nextPageToken"_s, pageToken(question.jql, end));
    return HttpResponse::json(200, json);
}

HttpResponse JiraCloudStandIn::fetch(const JiraVisit &visit)
{
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const QJsonArray wanted = body->value(u"issueIdsOrKeys"_s).toArray();
    if (wanted.isEmpty() || wanted.size() > maxFetched)
        return invalidPayload();
    const FieldChoice choice(body->value(u"fields"_s).toVariant().toStringList(), u"*navigable"_s);
    QJsonArray issues;
    QJsonArray errors;
    for (const auto &each : wanted) {
        if (const Issue *const issue = world().issueByIdOrKey(each.toString()))
            issues.append(visit.documents.issue(*issue, choice));
        else
            errors.append(QJsonObject{{u"id"_s, each.toString()}, {u"errorMessage"_s, u"Issue does not exist"_s}});
    }
    return HttpResponse::json(200, QJsonObject{{u"issues"_s, issues}, {u"issueErrors"_s, errors}});
}

HttpResponse JiraCloudStandIn::count(const JiraVisit &visit)
{
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const Result<JqlQuery> query = readQuery(body->value(u"jql"_s).toString(), world());
    if (!query)
        return jiraError(400, query.error().message);
    const auto found = std::ranges::count_if(world().issues, [&](const Issue &issue) {
        return query->matches(*world().asIndexed(&issue, indexLag()), world());
    });
    return HttpResponse::json(200, QJsonObject{{u"count"_s, static_cast<qint64>(found)}});
}

} // namespace releasedesk::sandbox
