// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "core/git/repository.h"
#include "core/reconciliation/verdict.h"

#include <optional>

namespace releasedesk::reconciliation {

//! What one repository says.
struct CodeFacts {
    QString repository; //!< short, as shown
    git::CommitRange range; //!< from what runs to the candidate
    std::optional<git::ArtifactContents> artifact = std::nullopt; //!< nothing: A is what the candidate holds
    QString artifactOrigin = {}; //!< translated: who says what it was built from
    QList<git::GitCommit> shipped = {}; //!< commits of the base that name planned issues without code in the range
};

//! What is compared.
struct ReconciliationInput {
    QList<domain::Issue> planned; //!< J
    QList<domain::Issue> others = {}; //!< issues that the code names beyond those, as far as Jira tells
    QList<CodeFacts> code;
};

//! A commit that a row rests on.
struct CommitEvidence {
    QString repository;
    git::GitCommit commit;
    bool isInArtifact = true;

    friend bool operator==(const CommitEvidence &, const CommitEvidence &) = default;
};

//! One issue, or one commit that names none.
struct ReconciliationRow {
    Verdict verdict = Verdict::Matched;
    QString key; //!< of the issue, or the short hash of the commit
    QString summary; //!< from outside, in one line
    QString evidence; //!< translated: what it rests on
    QStringList versions; //!< fix versions of an issue that is not planned
    QList<CommitEvidence> commits;
    QList<Fix> fixes; //!< the best first; empty: nothing to do
    bool isIssue = true;
    bool isDone = false; //!< of an issue: its status category

    friend bool operator==(const ReconciliationRow &, const ReconciliationRow &) = default;
};

//! Compares plan, code and artifact. Pure: the same input gives the same rows, worst verdict first, keys in order.
//!
//! - A commit stands for the issues its message names or, where it names none, those in the name of its branch.
//! - G holds for an issue when a commit of the range stands for it that is not reverted within the range and whose
//!   change is not in the base already under another hash. A merge counts only by its own message.
//! - A holds when all those commits are in the artifact.
//! - Missing becomes NoCodeNeeded for types that may have no code, and AlreadyRunning when the base names the issue or
//!   holds its changes.
//! - A revert within the range is neither code of an issue nor unlinked; nor is a merge that names nothing.
//! - Each repository whose artifact was built from another commit than the candidate gives one OtherRevision row.
[[nodiscard]] QList<ReconciliationRow> reconcile(const ReconciliationInput &input);

} // namespace releasedesk::reconciliation
