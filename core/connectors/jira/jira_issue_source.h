// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_source.h"

namespace releasedesk::connectors {

//! Versions and issues of one Jira. What differs between Cloud and Data Center is how they search.
class JiraIssueSource : public versions::IssueSource
{
public:
    //! What a search asks for and whom it tells how far it is.
    struct Question {
        QString jql;
        IssueFields fields;
        Progress progress;
        domain::JiraVersion version; //!< whose issues these are
    };
    using Answer = Result<QList<domain::Issue>>;
    using Search = QCoro::Task<Answer> (*)(JiraSite site, Question question, std::stop_token stop);

    //! Reads who we are, what this server is and what we may do, in one go. Answers within five seconds.
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> test(QString project) override;
    [[nodiscard]] QCoro::Task<Result<QList<versions::JiraProject>>> projects() override;
    [[nodiscard]] QCoro::Task<Result<QList<domain::JiraVersion>>> versions(QString project) override;
    [[nodiscard]] QCoro::Task<Answer> issues(QString project, QString version, Progress progress,
                                             std::stop_token stop) override;

protected:
    JiraIssueSource(JiraSite site, Search search);

private:
    JiraSite m_site;
    Search m_search;
};

//! Keeps each issue once and in order while pages come in.
class IssueCollection
{
public:
    explicit IssueCollection(IssueFields fields)
        : m_fields(std::move(fields))
    {
    }

    //! How many of a page's issues were new.
    qsizetype add(const QJsonArray &page);

    [[nodiscard]] const QList<domain::Issue> &issues() const { return m_issues; }
    [[nodiscard]] int size() const { return static_cast<int>(m_issues.size()); }
    [[nodiscard]] bool isFull() const { return m_issues.size() >= maxIssues; }

    static constexpr qsizetype maxIssues = 50'000;

private:
    IssueFields m_fields;
    QList<domain::Issue> m_issues;
    QSet<QString> m_keys;
};

//! DataLoss: the list of issues cannot be trusted to be complete.
[[nodiscard]] Error incompleteIssues(const JiraSite &site, const domain::JiraVersion &version, const QString &detail);

} // namespace releasedesk::connectors
