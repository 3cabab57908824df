// SPDX-License-Identifier: Apache-2.0
#include "core/git/commit_graph.h"

namespace releasedesk::git {

CommitGraph::CommitGraph(QList<GitCommit> commits, const QString &head)
    : m_commits(std::move(commits))
    , m_head(head)
{
    for (qsizetype place = 0; place < m_commits.size(); ++place) {
        const GitCommit &commit = m_commits.at(place);
        m_places.insert(commit.hash, place);
        m_named.insert(commit.hash, place);
        if (!commit.cherryPickedFrom.isEmpty())
            m_named.insert(commit.cherryPickedFrom, place);
    }
    QList<Side> open{{m_head, {}}};
    while (!open.isEmpty()) {
        const Side side = open.takeLast();
        QList<Side> sides;
        followLine(side, sides);
        // The oldest merge next: what it brought in must not count for a newer one.
        for (const Side &each : sides)
            open.append(each);
    }
}

// Follows first parents down to what is assigned already; the merges on the way open sides of their own.
void CommitGraph::followLine(const Side &side, QList<Side> &sides)
{
    QString hash = side.tip;
    while (m_places.contains(hash) && !m_assigned.contains(hash)) {
        m_assigned.insert(hash);
        GitCommit &commit = m_commits[m_places.value(hash)];
        commit.mergedBy = side.merge;
        for (qsizetype parent = 1; parent < commit.parents.size(); ++parent)
            sides.append({commit.parents.at(parent), commit.hash});
        hash = commit.parents.value(0);
    }
}

void CommitGraph::nameBranches(const QList<GitRef> &refs, const IssueKeys &keys)
{
    QHash<QString, QString> namesAt; // a name with a key in it before others
    for (const GitRef &ref : refs) {
        if (ref.kind == RefKind::Tag)
            continue;
        const QString known = namesAt.value(ref.commit);
        if (known.isEmpty() || (keys.inBranch(known).isEmpty() && !keys.inBranch(ref.name).isEmpty()))
            namesAt.insert(ref.commit, ref.name);
    }
    for (GitCommit &commit : m_commits) {
        if (!commit.mergedBy.isEmpty()) {
            const GitCommit &merge = m_commits.at(m_places.value(commit.mergedBy));
            QString name = merge.branch;
            for (qsizetype parent = 1; name.isEmpty() && parent < merge.parents.size(); ++parent)
                name = namesAt.value(merge.parents.at(parent));
            if (commit.pullRequest.isEmpty())
                commit.pullRequest = merge.pullRequest;
            if (!commit.isMerge()) {
                commit.branch = name;
                commit.branchKeys = keys.inBranch(name);
            }
        } else if (!commit.isMerge() && commit.hash != m_head) {
            // A branch that was merged by moving the line forward leaves its name at its last commit only.
            commit.branch = namesAt.value(commit.hash);
            commit.branchKeys = keys.inBranch(commit.branch);
        }
    }
}

QList<qsizetype> CommitGraph::targetsOf(const QString &named) const
{
    QList<qsizetype> targets;
    for (auto it = m_named.lowerBound(named); it != m_named.end() && it.key().startsWith(named); ++it)
        targets.append(it.value());
    return targets;
}

// A merge goes with all that it brought in, by other merges too.
void CommitGraph::takeBack(qsizetype target, const QString &by)
{
    m_commits[target].revertedBy = by;
    if (!m_commits.at(target).isMerge())
        return;
    QSet<QString> merges{m_commits.at(target).hash};
    for (qsizetype inner = target + 1; inner < m_commits.size(); ++inner) {
        GitCommit &commit = m_commits[inner];
        if (!merges.contains(commit.mergedBy))
            continue;
        commit.revertedBy = by;
        if (commit.isMerge())
            merges.insert(commit.hash);
    }
}

void CommitGraph::markReverts()
{
    // Newest first: whether a revert stands is known before what it takes back is reached.
    for (qsizetype place = 0; place < m_commits.size(); ++place) {
        const GitCommit revert = m_commits.at(place);
        QStringList takenKeys;
        bool takesBack = false;
        for (const QString &named : revert.reverts) {
            for (const qsizetype target : targetsOf(named)) {
                if (target <= place || !m_commits.at(target).revertedBy.isEmpty())
                    continue; // once is enough, however often it is named
                takesBack = true;
                takenKeys += m_commits.at(target).messageKeys + m_commits.at(target).branchKeys;
                if (revert.revertedBy.isEmpty())
                    takeBack(target, revert.hash);
            }
        }
        GitCommit &commit = m_commits[place];
        commit.takesBack = takesBack;
        const auto isTaken = [&takenKeys](const QString &key) { return takenKeys.contains(key); };
        commit.messageKeys.removeIf(isTaken);
        commit.branchKeys.removeIf(isTaken);
    }
}

QSet<QString> CommitGraph::containedIn(const QString &revision) const
{
    QSet<QString> contained;
    QStringList open{revision};
    while (!open.isEmpty()) {
        const QString hash = open.takeLast();
        if (!m_places.contains(hash) || contained.contains(hash))
            continue;
        contained.insert(hash);
        open += m_commits.at(m_places.value(hash)).parents;
    }
    return contained;
}

} // namespace releasedesk::git
