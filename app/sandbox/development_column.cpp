// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/development_column.h"

#include "app/sandbox/jira_documents.h"

#include <QJsonDocument>

namespace releasedesk::sandbox {
using namespace Qt::StringLiterals;
namespace {

QJsonObject entry(const QJsonObject &overall, int count)
{
    return {
        {u"overall"_s, overall},
        {u"byInstanceType"_s, QJsonObject{{u"GitHub"_s, QJsonObject{{u"count"_s, count}, {u"name"_s, u"GitHub"_s}}}}}};
}

} // namespace

QString developmentColumn(const QJsonObject &work, const QDateTime &updated)
{
    const int pullRequests = work.value(u"pullRequests"_s).toInt();
    const int commits = work.value(u"commits"_s).toInt();
    const int failedBuilds = work.value(u"failedBuilds"_s).toInt();
    const QString state = work.value(u"state"_s).toString(u"MERGED"_s);
    QJsonObject summary;
    QString head;
    if (commits > 0) {
        summary.insert(
            u"repository"_s,
            entry({{u"count"_s, commits}, {u"lastUpdated"_s, jiraTime(updated)}, {u"dataType"_s, u"repository"_s}},
                  commits));
        head = u"repository={count=%1, dataType=repository}"_s.arg(commits);
    }
    if (failedBuilds > 0)
        summary.insert(u"build"_s,
                       entry({{u"count"_s, failedBuilds},
                              {u"lastUpdated"_s, jiraTime(updated)},
                              {u"failedBuildCount"_s, failedBuilds},
                              {u"successfulBuildCount"_s, 0},
                              {u"unknownBuildCount"_s, 0},
                              {u"dataType"_s, u"build"_s}},
                             failedBuilds));
    if (pullRequests > 0) {
        summary.insert(u"pullrequest"_s,
                       entry({{u"count"_s, pullRequests},
                              {u"lastUpdated"_s, jiraTime(updated)},
                              {u"stateCount"_s, pullRequests},
                              {u"state"_s, state},
                              {u"dataType"_s, u"pullrequest"_s},
                              {u"open"_s, state == u"OPEN"}},
                             pullRequests));
        head = u"pullrequest={dataType=pullrequest, state=%1, stateCount=%2}"_s.arg(state).arg(pullRequests);
    }
    if (summary.isEmpty())
        return u"{}"_s;
    const QJsonObject json{
        {u"cachedValue"_s, QJsonObject{{u"errors"_s, QJsonArray()}, {u"summary"_s, summary}}},
        {u"isStale"_s, false},
    };
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return u"{%1, json=%2}"_s.arg(head, text);
}

} // namespace releasedesk::sandbox
