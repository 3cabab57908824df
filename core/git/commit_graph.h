// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/git/git_commit.h"
#include "core/git/issue_keys.h"

#include <QHash>
#include <QMultiMap>
#include <QSet>

namespace releasedesk::git {

//! The commits of one range as a graph: says by which branch each came in and which of them were taken back. Pure.
//!
//! A commit belongs to the innermost merge that brought it in; the name of the branch is that in the message of the
//! merge or, where it says none, that of a ref that leads to the merged commit. A revert counts unless it is reverted
//! itself; a revert of a merge takes back all that the merge brought; a revert of a commit that was cherry-picked into
//! the range takes back the pick. A revert stands for none of the issues of what it takes back within the range; one
//! that takes back what lies before the range is a change like any other.
class CommitGraph
{
public:
    //! \p commits newest first, as git lists them in topological order; \p head is the first line followed.
    CommitGraph(QList<GitCommit> commits, const QString &head);

    void nameBranches(const QList<GitRef> &refs, const IssueKeys &keys);
    void markReverts();

    //! Those of the range that \p revision contains; all its ancestors within the range, itself included.
    [[nodiscard]] QSet<QString> containedIn(const QString &revision) const;

    [[nodiscard]] const QList<GitCommit> &commits() const { return m_commits; }

private:
    struct Side {
        QString tip;
        QString merge; //!< empty: the line itself
    };

    void followLine(const Side &side, QList<Side> &sides);
    [[nodiscard]] QList<qsizetype> targetsOf(const QString &named) const;
    void takeBack(qsizetype target, const QString &by);

    QList<GitCommit> m_commits;
    QHash<QString, qsizetype> m_places;
    QMultiMap<QString, qsizetype> m_named; //!< by hash and by the hash it was picked from, in order
    QSet<QString> m_assigned;
    QString m_head;
};

} // namespace releasedesk::git
