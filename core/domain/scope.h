// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "core/domain/jira_version.h"

namespace releasedesk::domain {

//! One place a release takes its issues from: a version of a Jira project.
struct ScopeEntry {
    ConnectionId connection;
    QString project; //!< Jira key
    QString version; //!< version name

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("connection", connection);
        v("project", project);
        v("version", version);
    }

    friend bool operator==(const ScopeEntry &, const ScopeEntry &) = default;
};

//! A commit that a release brings, as its repository tells it. All text is from outside.
struct ScopeCommit {
    QString repository;
    QString hash;
    QString branch;
    PersonId author; //!< account of this workspace; empty: nobody it knows
    PersonId committer;
    QString issueKey;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("repository", repository, releasedesk::optional);
        v("hash", hash);
        v("branch", branch, releasedesk::optional);
        v("author", author, releasedesk::optional);
        v("committer", committer, releasedesk::optional);
        v("issue", issueKey, releasedesk::optional);
    }

    friend bool operator==(const ScopeCommit &, const ScopeCommit &) = default;
};

//! Frozen copy of the issues of a scope at one moment. A refresh makes a new one.
struct IssueSnapshot {
    QDateTime takenAt;
    QList<JiraVersion> versions;
    QList<Issue> issues; //!< each key once, in the order of the source
    QList<ScopeCommit> commits = {}; //!< as far as a repository is connected

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("takenAt", takenAt, releasedesk::optional);
        v("versions", versions, releasedesk::optional);
        v("issues", issues, releasedesk::optional);
        v("commits", commits, releasedesk::optional);
    }

    friend bool operator==(const IssueSnapshot &, const IssueSnapshot &) = default;
};

//! The six counters of a version page; done + inProgress + toDo = issues. Commits need a repository: absent without.
struct ScopeCounters {
    int warnings = 0;
    int issues = 0;
    int done = 0;
    int inProgress = 0;
    int toDo = 0;
    std::optional<int> commitsWithoutIssue = std::nullopt;

    friend bool operator==(const ScopeCounters &, const ScopeCounters &) = default;
};

//! Why an issue may not be ready; the rule is product rule W1–W9.
struct ScopeWarning {
    QString rule; //!< "W1" …
    QString issueKey;
    QString message; //!< translated sentence

    friend bool operator==(const ScopeWarning &, const ScopeWarning &) = default;
};

//! The warnings that can be told from the snapshot alone: W1 open pull request, W3 failing build, W4 no merged code,
//! W5 in progress with the window near, W9 in a released version as well. W1, W3, W4 need known development data.
[[nodiscard]] QList<ScopeWarning> scopeWarnings(const IssueSnapshot &snapshot, const QDateTime &windowStart,
                                                const QDateTime &now);

[[nodiscard]] ScopeCounters countScope(const IssueSnapshot &snapshot, const QList<ScopeWarning> &warnings);

} // namespace releasedesk::domain
