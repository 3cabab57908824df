// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace releasedesk::git {

//! A commit as its repository tells it. All text is from outside; the subject is fit to be shown in one line.
struct GitCommit {
    QString hash;
    QStringList parents;
    QString authorName;
    QString authorMail;
    QString committerMail;
    QDateTime committedAt;
    QString subject;
    QStringList messageKeys; //!< issues its message names, in order
    QString branch; //!< the branch it came in by, as a merge or a ref says; empty: not told
    QStringList branchKeys; //!< issues that the name of this branch names
    QString mergedBy; //!< the merge that brought it in; empty: pushed to the line itself
    QString pullRequest; //!< "#42" or "!42" as its message or its merge says
    QStringList reverts; //!< commits its message says it takes back
    QString cherryPickedFrom; //!< the commit its message says it repeats
    QString revertedBy; //!< the commit of the range that takes it back for good
    bool takesBack = false; //!< it reverts commits of the range, for whose issues it does not stand
    bool isEquivalent = false; //!< the same change is in the base already, under another hash

    [[nodiscard]] bool isMerge() const { return parents.size() > 1; }

    //! Every issue it stands for: of its message; of its branch where the message names none.
    [[nodiscard]] const QStringList &keys() const { return messageKeys.isEmpty() ? branchKeys : messageKeys; }

    friend bool operator==(const GitCommit &, const GitCommit &) = default;
};

enum class RefKind { Branch, RemoteBranch, Tag };

//! A branch or tag and the commit it leads to.
struct GitRef {
    RefKind kind = RefKind::Branch;
    QString name; //!< short, e.g. "main", "origin/main", "v2.8.0"
    QString commit; //!< that of an annotated tag, not the tag object

    friend bool operator==(const GitRef &, const GitRef &) = default;
};

//! What a candidate brings over a base.
struct CommitRange {
    QString repository; //!< as it was named: a folder or an address
    QString baseName;
    QString headName;
    QString base; //!< full hash; empty: there is no base, everything counts
    QString head;
    bool isStraight = true; //!< the candidate contains the base
    QList<GitCommit> commits; //!< in the candidate and not in the base, newest first
    QList<GitCommit> leftBehind; //!< in the base and, as a change, not in the candidate: newest first
    QList<GitRef> refs;
};

} // namespace releasedesk::git
