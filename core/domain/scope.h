// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "core/domain/jira_version.h"

namespace releasedesk::domain {

//! One place a release takes its issues from: a version of a Jira project, what a search finds there, or an epic.
//! Exactly one of version, jql and epic is set.
struct ScopeEntry {
    ConnectionId connection;
    QString project; //!< Jira key; may be empty for a search
    QString version; //!< version name
    QString jql = {}; //!< a search, without its order
    QString epic = {}; //!< key of an issue; its children count

    //! What is taken, in short: "2.8.0", "SHOP-1400" or the search.
    [[nodiscard]] QString what() const { return !epic.isEmpty() ? epic : !jql.isEmpty() ? jql : version; }

    //! With its project where what() does not tell it: "SHOP 2.8.0", "SHOP-1400", "SHOP labels = june".
    [[nodiscard]] QString title() const
    {
        return epic.isEmpty() && !project.isEmpty() ? QString(project + u' ' + what()) : what();
    }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("connection", connection);
        v("project", project);
        v("version", version);
        v("jql", jql, releasedesk::optional);
        v("epic", epic, releasedesk::optional);
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
    QString issueKey; //!< the first one it names
    QString subject = {};
    QString pullRequest = {}; //!< e.g. "#42" or "!42": what brought it in, as its message says; empty: pushed directly
    QString revertedBy = {}; //!< the commit of the range that took it back
    QStringList issueKeys = {}; //!< all it names, where there are several

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("repository", repository, releasedesk::optional);
        v("hash", hash);
        v("branch", branch, releasedesk::optional);
        v("author", author, releasedesk::optional);
        v("committer", committer, releasedesk::optional);
        v("issue", issueKey, releasedesk::optional);
        v("subject", subject, releasedesk::optional);
        v("pullRequest", pullRequest, releasedesk::optional);
        v("revertedBy", revertedBy, releasedesk::optional);
        v("issues", issueKeys, releasedesk::optional);
    }

    friend bool operator==(const ScopeCommit &, const ScopeCommit &) = default;
};

//! Frozen copy of the issues of a scope at one moment. A refresh makes a new one.
struct IssueSnapshot {
    QDateTime takenAt;
    QList<JiraVersion> versions;
    QList<Issue> issues; //!< each key once, in the order of the source
    QList<ScopeCommit> commits = {}; //!< as far as a repository is connected
    int unreadable = 0; //!< issues that Jira counts and this account may not see
    QString doubt = {}; //!< why this may not be everything; empty: proved complete

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("takenAt", takenAt, releasedesk::optional);
        v("versions", versions, releasedesk::optional);
        v("issues", issues, releasedesk::optional);
        v("commits", commits, releasedesk::optional);
        v("unreadable", unreadable, releasedesk::optional);
        v("doubt", doubt, releasedesk::optional);
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

//! The warnings that can be told from the snapshot alone; see scope_warnings.h for all that can be known.
[[nodiscard]] QList<ScopeWarning> scopeWarnings(const IssueSnapshot &snapshot, const QDateTime &windowStart,
                                                const QDateTime &now);

[[nodiscard]] ScopeCounters countScope(const IssueSnapshot &snapshot, const QList<ScopeWarning> &warnings);

} // namespace releasedesk::domain
