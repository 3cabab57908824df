// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_text.h"
#include "app/sandbox/jira_visit.h"

#include <algorithm>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

HttpResponse noSuchIssue()
{
    return jiraError(404, u"Issue does not exist or you do not have permission to see it."_s);
}

HttpResponse listComments(const JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    const bool withProperties = visit.request.listParameter(u"expand"_s).contains(u"properties"_s);
    const int startAt = qMax(0, visit.request.intParameter(u"startAt"_s, 0));
    const int size = qBound(1, visit.request.intParameter(u"maxResults"_s, 100), 100);
    QList<Comment> ordered = issue->comments;
    if (visit.request.parameter(u"orderBy"_s) == u"-created")
        std::ranges::reverse(ordered);
    QJsonArray page;
    for (qsizetype i = startAt; i < ordered.size() && i < startAt + size; ++i)
        page.append(visit.documents.comment(*issue, ordered.at(i), withProperties));
    return HttpResponse::json(
        200,
        QJsonObject{
            {u"startAt"_s, startAt}, {u"maxResults"_s, size}, {u"total"_s, ordered.size()}, {u"comments"_s, page}});
}

HttpResponse addComment(JiraWorld &world, const JiraVisit &visit, const QString &key)
{
    const Issue *issue = world.issueByIdOrKey(key);
    if (issue == nullptr)
        return noSuchIssue();
    const Result<QJsonObject> body = readJiraBody(visit.request);
    if (!body)
        return jiraError(400, body.error().message);
    const QJsonValue text = body->value(u"body"_s);
    Comment comment{.author = visit.person.name, .created = QDateTime::currentDateTimeUtc()};
    if (visit.isCloud()) {
        if (const Result<> checked = checkDocument(text); !checked)
            return jiraError(400, {}, {{u"comment"_s, checked.error().message}});
        comment.document = text.toObject();
        comment.markup = textOfDocument(comment.document);
    } else {
        if (!text.isString())
            return jiraError(400, {}, {{u"comment"_s, u"Operation value must be a string"_s}});
        comment.markup = text.toString();
        comment.document = documentFromText(comment.markup);
    }
    if (comment.markup.trimmed().isEmpty())
        return jiraError(400, {}, {{u"comment"_s, u"Comment body can not be empty!"_s}});
    for (const auto &each : body->value(u"properties"_s).toArray()) {
        const QJsonObject property = each.toObject();
        comment.properties.insert(property.value(u"key"_s).toString(), property.value(u"value"_s));
    }
    comment.id = world.nextId();
    world.addComment(QString(issue->key), comment);
    const bool withProperties = visit.request.listParameter(u"expand"_s).contains(u"properties"_s);
    return HttpResponse::json(201, visit.documents.comment(*issue, comment, withProperties));
}

const Comment *commentById(const JiraWorld &world, const QString &id)
{
    for (const Issue &issue : world.issues) {
        for (const Comment &comment : issue.comments) {
            if (QString::number(comment.id) == id)
                return &comment;
        }
    }
    return nullptr;
}

HttpResponse listProperties(const JiraWorld &world, const JiraVisit &visit, const QString &id)
{
    const Comment *comment = commentById(world, id);
    if (comment == nullptr)
        return jiraNotFound(u"Comment '%1'"_s.arg(id));
    QJsonArray keys;
    for (auto it = comment->properties.begin(); it != comment->properties.end(); ++it)
        keys.append(QJsonObject{{u"self"_s, visit.documents.address(u"/comment/%1/properties/%2"_s.arg(id, it.key()))},
                                {u"key"_s, it.key()}});
    return HttpResponse::json(200, QJsonObject{{u"keys"_s, keys}});
}

HttpResponse showProperty(const JiraWorld &world, const QStringList &captured)
{
    const Comment *comment = commentById(world, captured.at(0));
    if (comment == nullptr || !comment->properties.contains(captured.at(1)))
        return jiraNotFound(u"Property '%1'"_s.arg(captured.at(1)));
    return HttpResponse::json(
        200, QJsonObject{{u"key"_s, captured.at(1)}, {u"value"_s, comment->properties.value(captured.at(1))}});
}

} // namespace

void addJiraCommentRoutes(JiraRoutes &routes, JiraWorld &world)
{
    routes.add("GET", u"issue/{}/comment"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listComments(world, visit, captured.first());
    });
    routes.add("POST", u"issue/{}/comment"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return addComment(world, visit, captured.first());
    });
    routes.add("GET", u"issue/{}/comment/{}"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        const Issue *issue = world.issueByIdOrKey(captured.at(0));
        const Comment *comment = commentById(world, captured.at(1));
        if (issue == nullptr || comment == nullptr)
            return jiraNotFound(u"Comment '%1'"_s.arg(captured.at(1)));
        return HttpResponse::json(200, visit.documents.comment(*issue, *comment, true));
    });
    routes.add("GET", u"comment/{}/properties"_s, [&world](const JiraVisit &visit, const QStringList &captured) {
        return listProperties(world, visit, captured.first());
    });
    routes.add("GET", u"comment/{}/properties/{}"_s,
               [&world](const JiraVisit &, const QStringList &captured) { return showProperty(world, captured); });
}

} // namespace releasedesk::sandbox
