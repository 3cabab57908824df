// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/issue_source.h"

#include <QHash>

#include <optional>

namespace releasedesk::tests {

//! A Jira that answers what the test says.
class FakeIssueSource final : public versions::IssueSource
{
public:
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> test(QString /*project*/) override
    {
        co_return Result<versions::ConnectionReport>(versions::ConnectionReport{});
    }

    [[nodiscard]] QCoro::Task<Result<QList<versions::JiraProject>>> projects() override
    {
        co_return Result<QList<versions::JiraProject>>(projectList);
    }

    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) override
    {
        ++reads;
        if (error)
            co_return tl::unexpected<Error>(*error);
        co_return Result<QList<domain::JiraVersion>>(known.value(project));
    }

    [[nodiscard]] QCoro::Task<Result<QList<domain::Issue>>> issues(QString project, QString version,
                                                                   Progress /*progress*/,
                                                                   std::stop_token /*stop*/) override
    {
        if (error)
            co_return tl::unexpected<Error>(*error);
        co_return Result<QList<domain::Issue>>(content.value(project + u'/' + version));
    }

    //! What a search finds is `content` of its words; `searchError` is answered to searches alone.
    [[nodiscard]] QCoro::Task<Result<versions::IssueReading>> read(versions::IssueQuery query,
                                                                   versions::IssueHooks hooks,
                                                                   std::stop_token stop) override
    {
        if (query.jql.isEmpty())
            co_return co_await IssueSource::read(query, hooks, stop);
        if (searchError)
            co_return tl::unexpected<Error>(*searchError);
        const QList<domain::Issue> found = content.value(query.jql);
        if (hooks.rows)
            hooks.rows(found);
        co_return versions::IssueReading{.counted = found.size()};
    }

    [[nodiscard]] QCoro::Task<Result<versions::IssueDetail>> detail(QString key, std::stop_token /*stop*/) override
    {
        asked.append(key);
        if (error)
            co_return tl::unexpected<Error>(*error);
        if (!details.contains(key))
            co_return failure(ErrorCode::NotFound, QStringLiteral("There is no such issue."));
        co_return details.value(key);
    }

    QHash<QString, versions::IssueDetail> details; //!< by key
    [[nodiscard]] QCoro::Task<Result<versions::IssueCode>> code(QString issueId, std::stop_token /*stop*/) override
    {
        if (!codes.contains(issueId))
            co_return failure(ErrorCode::Unimplemented, QStringLiteral("Nobody knows."));
        co_return codes.value(issueId);
    }

    QList<versions::JiraProject> projectList;
    QHash<QString, versions::IssueCode> codes; //!< by the number of the issue
    QStringList asked; //!< keys of the issues that were read one by one
    QHash<QString, QList<domain::JiraVersion>> known; //!< by project key
    QHash<QString, QList<domain::Issue>> content; //!< by "project/version"
    std::optional<Error> searchError;
    std::optional<Error> error; //!< answered to everything while set
    int reads = 0;
};

} // namespace releasedesk::tests
