// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_data_center_issue_source.h"

#include "core/connectors/jira/jira_reader.h"

#include <optional>

namespace releasedesk::connectors {
namespace {

using Answer = JiraIssueSource::Answer;
using Question = JiraIssueSource::Question;

constexpr int pageSize = 100;
constexpr int maxReadings = 2;

//! One walk over all pages; nothing if what came does not match the total.
QCoro::Task<Result<std::optional<QList<domain::Issue>>>> readOnce(JiraSite site, Question question,
                                                                  std::stop_token stop)
{
    IssueCollection collection(question.fields);
    qint64 read = 0;
    while (true) {
        const http::Query query{{QStringLiteral("jql"), question.jql},
                                {QStringLiteral("fields"), question.fields.names().join(u',')},
                                {QStringLiteral("startAt"), QString::number(read)},
                                {QStringLiteral("maxResults"), QString::number(pageSize)}};
        const auto answer = co_await site.reading().getJson(site.path(QStringLiteral("search")), query, stop);
        if (!answer)
            co_return failed(answer);
        const QJsonObject page = answer->object();
        const qint64 total = page.value(u"total").toInteger(-1);
        if (!page.value(u"issues").isArray() || total < 0)
            co_return tl::unexpected(unexpectedAnswer(site, QStringLiteral("{\"total\": …, \"issues\": […]}")));
        const QJsonArray issues = page.value(u"issues").toArray();
        collection.add(issues);
        read += issues.size(); // not by what was asked for: the server may give less
        if (question.progress)
            question.progress(collection.size());
        if (issues.isEmpty() || read >= total || collection.isFull()) {
            if (collection.size() != total)
                co_return std::nullopt;
            co_return std::optional(collection.issues());
        }
    }
}

//! Issues that come or go between two pages shift the others, so a mismatch is worth a second reading.
QCoro::Task<Answer> search(JiraSite site, Question question, std::stop_token stop)
{
    for (int reading = 0; reading < maxReadings; ++reading) {
        const auto read = co_await readOnce(site, question, stop);
        if (!read)
            co_return failed(read);
        const std::optional<QList<domain::Issue>> &issues = *read;
        if (issues)
            co_return *issues;
    }
    co_return tl::unexpected(
        incompleteIssues(site, question.version, QStringLiteral("the total does not match the issues")));
}

} // namespace

JiraDataCenterIssueSource::JiraDataCenterIssueSource(JiraSite site)
    : JiraIssueSource(std::move(site), search)
{
}

} // namespace releasedesk::connectors
