// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/jira_data_center_stand_in.h"

#include "app/sandbox/jql_query.h"

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

constexpr int maxPage = 50;

} // namespace

JiraDataCenterStandIn::JiraDataCenterStandIn(JiraWorld &world)
    : JiraStandIn(world, JiraFlavour::DataCenter)
{
    routes().add("GET", u"search"_s, [this](const JiraVisit &visit, const QStringList &) {
        return search(visit,
                      {.jql = visit.request.parameter(u"jql"_s),
                       .fields = visit.request.listParameter(u"fields"_s),
                       .startAt = visit.request.intParameter(u"startAt"_s, 0),
                       .maxResults = visit.request.intParameter(u"maxResults"_s, maxPage)});
    });
    routes().add("POST", u"search"_s, [this](const JiraVisit &visit, const QStringList &) {
        const Result<QJsonObject> body = readJiraBody(visit.request);
        if (!body)
            return jiraError(400, body.error().message);
        return search(visit,
                      {.jql = body->value(u"jql"_s).toString(),
                       .fields = body->value(u"fields"_s).toVariant().toStringList(),
                       .startAt = body->value(u"startAt"_s).toInt(),
                       .maxResults = body->value(u"maxResults"_s).toInt(maxPage)});
    });
}

HttpResponse JiraDataCenterStandIn::search(const JiraVisit &visit, const Question &question)
{
    const Result<JqlQuery> query = JqlQuery::parse(question.jql);
    if (!query)
        return jiraError(400, query.error().message);
    if (const Result<> checked = query->check(world()); !checked)
        return jiraError(400, checked.error().message);
    QList<const Issue *> found;
    for (const Issue &issue : world().issues) {
        const Issue *seen = world().asIndexed(&issue, indexLag());
        if (query->matches(*seen, world()))
            found.append(seen);
    }
    query->sort(found, world());
    const FieldChoice choice(question.fields, u"*navigable"_s);
    const qsizetype startAt = qMax(0, question.startAt);
    const int size = qBound(0, question.maxResults, maxPage);
    QJsonArray issues;
    for (qsizetype i = startAt; i < found.size() && i < startAt + size; ++i)
        issues.append(visit.documents.issue(*found.at(i), choice));
    return HttpResponse::json(200,
                              QJsonObject{{u"expand"_s, u"names,schema"_s},
                                          {u"startAt"_s, startAt},
                                          {u"maxResults"_s, size},
                                          {u"total"_s, found.size()},
                                          {u"issues"_s, issues}});
}

} // namespace releasedesk::sandbox
