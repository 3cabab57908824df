// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_visit.h"

#include "core/base/strict_json.h"

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;

HttpResponse jiraError(int status, const QString &message, const QJsonObject &errors)
{
    QJsonArray messages;
    if (!message.isEmpty())
        messages.append(message);
    return HttpResponse::json(status, QJsonObject{{u"errorMessages"_s, messages}, {u"errors"_s, errors}});
}

HttpResponse jiraNotFound(const QString &what)
{
    return jiraError(404, u"%1 does not exist or you do not have permission to see it."_s.arg(what));
}

HttpResponse jiraNothing(int status)
{
    return HttpResponse::empty(status).with("Content-Type", "application/json;charset=UTF-8");
}

Result<QJsonObject> readJiraBody(const HttpRequest &request)
{
    Result<QJsonObject> body = readStrictJsonObject(request.body);
    if (!body)
        return failure(ErrorCode::InvalidArgument, u"There was an error parsing JSON: "_s + body.error().message);
    return body;
}

QJsonObject jiraPage(const JiraVisit &visit, const QJsonArray &all, int maxPage)
{
    const int startAt = qMax(0, visit.request.intParameter(u"startAt"_s, 0));
    const int size = qBound(1, visit.request.intParameter(u"maxResults"_s, maxPage), maxPage);
    QJsonArray values;
    for (qsizetype i = startAt; i < all.size() && i < startAt + size; ++i)
        values.append(all.at(i));
    const QString self = visit.request.origin() + QString::fromLatin1(visit.request.target);
    QJsonObject page{{u"self"_s, self},
                     {u"maxResults"_s, size},
                     {u"startAt"_s, startAt},
                     {u"total"_s, all.size()},
                     {u"isLast"_s, startAt + size >= all.size()},
                     {u"values"_s, values}};
    if (startAt + size < all.size()) {
        const QString path = self.section(u'?', 0, 0);
        page.insert(u"nextPage"_s, u"%1?startAt=%2&maxResults=%3"_s.arg(path).arg(startAt + size).arg(size));
    }
    return page;
}

} // namespace releasedesk::sandbox
