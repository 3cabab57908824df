// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_cloud_issue_source.h"

#include "core/async/cancel.h"
#include "core/connectors/jira/jira_reader.h"
#include "core/http/endpoint_policy.h"

namespace releasedesk::connectors {
namespace {

using Answer = JiraIssueSource::Answer;
using Question = JiraIssueSource::Question;

constexpr int pageSize = 100;
constexpr int maxBarrenPages = 3; //!< pages in a row that hold nothing new but promise more
constexpr std::chrono::milliseconds beforeSecondReading{500};

//! One walk over all pages. The end is a missing token: “isLast” has been seen wrong.
QCoro::Task<Answer> readOnce(JiraSite site, Question question, std::stop_token stop)
{
    IssueCollection collection(question.fields);
    QSet<QString> tokens;
    QString token;
    int barrenPages = 0;
    while (true) {
        http::Query query{{QStringLiteral("jql"), question.jql},
                          {QStringLiteral("fields"), question.fields.names().join(u',')},
                          {QStringLiteral("maxResults"), QString::number(pageSize)}};
        if (!token.isEmpty())
            query.append({QStringLiteral("nextPageToken"), token});
        const auto answer = co_await site.reading().getJson(site.path(QStringLiteral("search/jql")), query, stop);
        if (!answer)
            co_return failed(answer);
        const QJsonObject page = answer->object();
        if (!page.value(u"issues").isArray())
            co_return tl::unexpected(unexpectedAnswer(site, QStringLiteral("{\"issues\": […]}")));
        const qsizetype added = collection.add(page.value(u"issues").toArray());
        barrenPages = added == 0 ? barrenPages + 1 : 0;
        if (question.progress)
            question.progress(collection.size());

        token = page.value(u"nextPageToken").toString();
        if (token.isEmpty())
            co_return collection.issues();
        if (tokens.contains(token))
            co_return tl::unexpected(
                incompleteIssues(site, question.version, QStringLiteral("the page token came twice: ") + token));
        if (barrenPages >= maxBarrenPages || collection.isFull())
            co_return tl::unexpected(incompleteIssues(site, question.version, QStringLiteral("the pages do not end")));
        tokens.insert(token);
    }
}

//! How many issues the version itself says it has. It counts what is stored, not what is indexed and allowed to be
//! seen: a hint, no proof.
QCoro::Task<qint64> countOf(JiraSite site, domain::JiraVersion version, std::stop_token stop)
{
    const QString resource = QStringLiteral("version/%1/relatedIssueCounts").arg(http::pathSegment(version.id));
    const auto answer = co_await site.reading().getJson(site.path(resource), {}, stop);
    co_return answer ? answer->object().value(u"issuesFixedCount").toInteger(0) : 0;
}

//! A search may miss a change of the last seconds. When the version counts more issues, a second reading shows
//! whether the first was too early; what then is still missing is hidden from this account.
QCoro::Task<Answer> search(JiraSite site, Question question, std::stop_token stop)
{
    auto first = co_await readOnce(site, question, stop);
    if (!first)
        co_return first;
    const qint64 counted = co_await countOf(site, question.version, stop);
    if (counted <= first->size())
        co_return first;
    if (!co_await async::sleepUnlessStopped(beforeSecondReading, stop))
        co_return first;
    auto second = co_await readOnce(site, question, stop);
    co_return second;
}

} // namespace

JiraCloudIssueSource::JiraCloudIssueSource(JiraSite site)
    : JiraIssueSource(std::move(site), search)
{
}

} // namespace releasedesk::connectors
