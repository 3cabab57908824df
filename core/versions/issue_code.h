// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"

namespace releasedesk::versions {

//! A pull request that Jira shows beside an issue.
struct IssuePullRequest {
    QString title;
    QString url; //!< as Jira sends it: only openExternal decides whether it is opened
    QString state; //!< upper case: "OPEN", "MERGED", "DECLINED", or what a later Jira says
    QString branch; //!< that it comes from
    QString target;
    QString author;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("title", title);
        v("url", url, releasedesk::optional);
        v("state", state, releasedesk::optional);
        v("branch", branch, releasedesk::optional);
        v("target", target, releasedesk::optional);
        v("author", author, releasedesk::optional);
    }

    friend bool operator==(const IssuePullRequest &, const IssuePullRequest &) = default;
};

//! A commit that Jira shows beside an issue.
struct IssueCommit {
    QString hash;
    QString subject;
    QString url;
    QString author;
    QString repository;
    QDateTime at;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("hash", hash);
        v("subject", subject, releasedesk::optional);
        v("url", url, releasedesk::optional);
        v("author", author, releasedesk::optional);
        v("repository", repository, releasedesk::optional);
        v("at", at, releasedesk::optional);
    }

    friend bool operator==(const IssueCommit &, const IssueCommit &) = default;
};

//! A branch that Jira shows beside an issue.
struct IssueBranch {
    QString name;
    QString url;
    QString repository;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("name", name);
        v("url", url, releasedesk::optional);
        v("repository", repository, releasedesk::optional);
    }

    friend bool operator==(const IssueBranch &, const IssueBranch &) = default;
};

//! How much Jira said of the code of an issue.
enum class CodeStanding {
    Unread, //!< nobody asked, or nobody answered in time
    Read,
    Partial, //!< something it counts was not handed out
    Refused, //!< this site does not hand it out
};

[[nodiscard]] constexpr auto enumNames(CodeStanding /*type*/)
{
    return std::array<std::pair<CodeStanding, const char *>, 4>{{{CodeStanding::Unread, "unread"},
                                                                 {CodeStanding::Read, "read"},
                                                                 {CodeStanding::Partial, "partial"},
                                                                 {CodeStanding::Refused, "refused"}}};
}

//! The code of one issue as Jira shows it beside the issue. That is documented nowhere and never complete: what is not
//! in it may exist all the same.
struct IssueCode {
    CodeStanding standing = CodeStanding::Unread;
    domain::Development counts;
    QList<IssuePullRequest> pullRequests;
    QList<IssueBranch> branches;
    QList<IssueCommit> commits; //!< the newest first

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("standing", standing, releasedesk::optional);
        v("counts", counts, releasedesk::optional);
        v("pullRequests", pullRequests, releasedesk::optional);
        v("branches", branches, releasedesk::optional);
        v("commits", commits, releasedesk::optional);
    }

    friend bool operator==(const IssueCode &, const IssueCode &) = default;
};

} // namespace releasedesk::versions
