// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/issue_reading.h"

namespace releasedesk::connectors {

//! Versions and issues of one Jira. What differs between Cloud and Data Center is how they search.
class JiraIssueSource : public versions::IssueSource
{
public:
    //! How one flavour searches.
    struct Search {
        Reading (*read)(JiraSite site, versions::IssueQuery query, versions::IssueHooks hooks, std::stop_token stop);
        Changes (*changes)(JiraSite site, versions::IssueQuery query, versions::KnownIssues known,
                           versions::IssueHooks hooks, std::stop_token stop);
    };

    //! Reads who we are, what this server is and what we may do, in one go. Answers within five seconds.
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> test(QString project) override;
    [[nodiscard]] QCoro::Task<Result<QList<versions::JiraProject>>> projects() override;
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) override;
    [[nodiscard]] QCoro::Task<Result<QList<domain::Issue>>> issues(QString project, QString version, Progress progress,
                                                                   std::stop_token stop) override;
    [[nodiscard]] Reading read(versions::IssueQuery query, versions::IssueHooks hooks, std::stop_token stop) override;
    [[nodiscard]] Changes changes(versions::IssueQuery query, versions::KnownIssues known, versions::IssueHooks hooks,
                                  std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<versions::IssueDetail>> detail(QString key, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<versions::IssueCode>> code(QString issueId, std::stop_token stop) override;

protected:
    JiraIssueSource(JiraSite site, Search search);

private:
    JiraSite m_site;
    Search m_search;
};

} // namespace releasedesk::connectors
