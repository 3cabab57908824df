// SPDX-License-Identifier: Apache-2.0
// What the window of Jira asks for the code of an issue. It is documented nowhere; the shape is that of recorded
// answers.
#include "app/sandbox/jira_visit.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

//! The column of an issue holds the same summary.
QJsonObject summaryOf(const Issue &issue)
{
    const qsizetype at = issue.development.indexOf(u"json={"_s);
    if (at < 0)
        return {};
    const QString json = issue.development.mid(at + 5, issue.development.size() - at - 6);
    return QJsonDocument::fromJson(json.toUtf8())
        .object()
        .value(u"cachedValue"_s)
        .toObject()
        .value(u"summary"_s)
        .toObject();
}

//! The kinds there are, with a count of nothing where there is nothing.
QJsonObject wholeSummary(const Issue &issue)
{
    QJsonObject summary = summaryOf(issue);
    for (const QString &kind : {u"pullrequest"_s, u"build"_s, u"review"_s, u"repository"_s, u"branch"_s}) {
        if (!summary.contains(kind))
            summary.insert(
                kind,
                QJsonObject{{u"overall"_s,
                             QJsonObject{{u"count"_s, 0}, {u"lastUpdated"_s, QJsonValue()}, {u"dataType"_s, kind}}},
                            {u"byInstanceType"_s, QJsonObject()}});
    }
    return summary;
}

int countOf(const Issue &issue, const QString &kind)
{
    return summaryOf(issue).value(kind).toObject().value(u"overall"_s).toObject().value(u"count"_s).toInt();
}

QString hashOf(const Issue &issue, int number)
{
    const QByteArray text = (issue.key + QString::number(number)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex());
}

QJsonObject repositoryOf()
{
    return {{u"name"_s, u"shop/checkout"_s}, {u"url"_s, u"https://git.hanbit.example/shop/checkout"_s}};
}

QString pageOf(const QString &what)
{
    return u"https://git.hanbit.example/shop/checkout/"_s + what;
}

QString branchOf(const Issue &issue)
{
    return u"feature/"_s + issue.key;
}

QJsonArray pullRequestsOf(const Issue &issue)
{
    const QString state = summaryOf(issue)
                              .value(u"pullrequest"_s)
                              .toObject()
                              .value(u"overall"_s)
                              .toObject()
                              .value(u"state"_s)
                              .toString();
    QJsonArray list;
    for (int number = 1; number <= countOf(issue, u"pullrequest"_s); ++number) {
        const QString id = QString::number(issue.id % 1000 * 10 + number);
        list.append(
            QJsonObject{{u"id"_s, QString(u"#"_s + id)},
                        {u"name"_s, number == 1 ? issue.summary : u"%1, part %2"_s.arg(issue.summary).arg(number)},
                        {u"url"_s, pageOf(u"pull/"_s + id)},
                        {u"status"_s, state},
                        {u"commentCount"_s, number},
                        {u"author"_s, QJsonObject{{u"name"_s, issue.assignee}, {u"avatar"_s, u""_s}}},
                        {u"source"_s,
                         QJsonObject{{u"branch"_s, branchOf(issue)}, {u"url"_s, pageOf(u"tree/"_s + branchOf(issue))}}},
                        {u"destination"_s, QJsonObject{{u"branch"_s, u"main"_s}, {u"url"_s, pageOf(u"tree/main"_s)}}},
                        {u"reviewers"_s, QJsonArray()},
                        {u"lastUpdate"_s, jiraTime(issue.updated)}});
    }
    return list;
}

QJsonArray repositoriesOf(const Issue &issue)
{
    QJsonArray commits;
    for (int number = 1; number <= countOf(issue, u"repository"_s); ++number) {
        const QString hash = hashOf(issue, number);
        commits.append(QJsonObject{{u"id"_s, hash},
                                   {u"displayId"_s, hash.left(8)},
                                   {u"authorTimestamp"_s, jiraTime(issue.updated.addSecs(-60 * number))},
                                   {u"url"_s, pageOf(u"commit/"_s + hash)},
                                   {u"author"_s, QJsonObject{{u"name"_s, issue.assignee}, {u"avatar"_s, u""_s}}},
                                   {u"fileCount"_s, 3},
                                   {u"merge"_s, false},
                                   {u"message"_s, u"%1 %2\n\nStep %3\n"_s.arg(issue.key, issue.summary).arg(number)},
                                   {u"files"_s, QJsonArray()}});
    }
    if (commits.isEmpty())
        return {};
    QJsonObject repository = repositoryOf();
    repository.insert(u"commits"_s, commits);
    return {repository};
}

QJsonArray branchesOf(const Issue &issue)
{
    if (countOf(issue, u"branch"_s) == 0)
        return {};
    return {QJsonObject{{u"name"_s, branchOf(issue)},
                        {u"url"_s, pageOf(u"tree/"_s + branchOf(issue))},
                        {u"repository"_s, repositoryOf()}}};
}

HttpResponse detailOf(const JiraVisit &visit, const Issue &issue)
{
    const QString kind = visit.request.parameter(u"dataType"_s);
    const QString server = visit.request.parameter(u"applicationType"_s);
    QJsonArray detail;
    if (server == u"GitHub") {
        QJsonObject entry{
            {u"_instance"_s,
             QJsonObject{{u"name"_s, server}, {u"baseUrl"_s, u"https://git.hanbit.example"_s}, {u"type"_s, server}}}};
        if (kind == u"pullrequest") {
            entry.insert(u"pullRequests"_s, pullRequestsOf(issue));
            entry.insert(u"branches"_s, branchesOf(issue));
        }
        if (kind == u"branch")
            entry.insert(u"branches"_s, branchesOf(issue));
        if (kind == u"repository")
            entry.insert(u"repositories"_s, repositoriesOf(issue));
        detail.append(entry);
    }
    return HttpResponse::json(200, QJsonObject{{u"errors"_s, QJsonArray()}, {u"detail"_s, detail}});
}

} // namespace

HttpResponse answerDevelopment(const JiraWorld &world, const JiraVisit &visit, const QStringList &path)
{
    const int id = visit.request.parameter(u"issueId"_s).toInt();
    const auto issue = std::ranges::find(world.issues, id, &Issue::id);
    if (visit.request.method != "GET" || path.size() != 2 || path.first() != u"issue")
        return jiraError(404, u"There is no such resource."_s);
    if (issue == world.issues.end())
        return jiraError(400, u"issueId is no number of an issue."_s);
    if (path.last() == u"summary")
        return HttpResponse::json(200,
                                  QJsonObject{{u"errors"_s, QJsonArray()},
                                              {u"configErrors"_s, QJsonArray()},
                                              {u"summary"_s, wholeSummary(*issue)}});
    return path.last() == u"detail" ? detailOf(visit, *issue) : jiraError(404, u"There is no such resource."_s);
}

} // namespace releasedesk::sandbox
