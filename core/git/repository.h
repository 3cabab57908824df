// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/git/git_commit.h"
#include "core/git/git_program.h"
#include "core/git/issue_keys.h"

#include <QSet>

namespace releasedesk::git {

//! What an artifact holds, compared with a range.
struct ArtifactContents {
    QString revision; //!< full hash it was built from
    QSet<QString> contained; //!< commits of the range that are in it
    QList<GitCommit> beyond; //!< commits in it that neither base nor candidate hold, newest first
};

//! A repository on this computer, bare or with files, read by the git of the system. Nothing in it is changed. A value;
//! each call runs git and waits: never in the thread of a window. Errors are those of runGit().
class Repository
{
public:
    //! NotFound: no such folder. InvalidArgument: it holds no repository.
    [[nodiscard]] static Result<Repository> open(const QString &folder, const GitLimits &limits,
                                                 const std::stop_token &stop);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    //! The full hash of the commit a branch, tag or hash leads to. NotFound: there is none. InvalidArgument: not a
    //! name.
    [[nodiscard]] Result<QString> commitOf(const QString &revision, const std::stop_token &stop) const;

    //! Branches, branches of remotes as last fetched, and tags.
    [[nodiscard]] Result<QList<GitRef>> refs(const std::stop_token &stop) const;

    //! The tag nearest before \p revision that does not lead to it itself; empty: there is none.
    [[nodiscard]] Result<QString> nearestTag(const QString &revision, const std::stop_token &stop) const;

    //! What \p head brings over \p base; all of it when \p base is empty. Branches and reverts are told. NotFound names
    //! the end that does not exist; ResourceExhausted: more commits than GitLimits::commits.
    [[nodiscard]] Result<CommitRange> range(const QString &base, const QString &head, const IssueKeys &keys,
                                            const std::stop_token &stop) const;

    //! NotFound: the revision is not in this repository.
    [[nodiscard]] Result<ArtifactContents> artifact(const QString &revision, const CommitRange &range,
                                                    const IssueKeys &keys, const std::stop_token &stop) const;

    //! The newest commits up to \p revision whose message names one of \p keys: at most \p limit.
    [[nodiscard]] Result<QList<GitCommit>> history(const QString &revision, const QStringList &named,
                                                   const IssueKeys &keys, int limit, const std::stop_token &stop) const;

private:
    Repository(QString folder, GitLimits limits)
        : m_folder(std::move(folder))
        , m_limits(std::move(limits))
    {
    }

    [[nodiscard]] Result<QList<GitCommit>> log(const QStringList &arguments, const IssueKeys &keys,
                                               const std::stop_token &stop) const;
    [[nodiscard]] Result<bool> contains(const QString &descendant, const QString &ancestor,
                                        const std::stop_token &stop) const;

    QString m_folder;
    GitLimits m_limits;
};

} // namespace releasedesk::git
