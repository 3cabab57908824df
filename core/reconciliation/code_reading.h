// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/code_ends.h"
#include "core/reconciliation/reconcile.h"

#include <QCoroTask>

#include <functional>

namespace releasedesk::reconciliation {

//! Which code is read.
struct CodeQuery {
    QString project; //!< id, which tags may begin with
    QStringList repositories; //!< folders of clones, or addresses
    QString mirrors; //!< where copies of addressed repositories are kept
    QStringList keyProjects; //!< Jira keys, e.g. "SHOP"
    QStringList planned; //!< keys of issues
    QString baseVersion; //!< what runs; empty or not found there: the nearest tag before the candidate
    QString baseRevision; //!< a commit on record
    QString baseOrigin; //!< translated
    QString version; //!< of the candidate
    CodeEnds named; //!< by a person; without a head: tag, branch or build of the version, else the main line
    QString artifactRevision; //!< empty: nothing is known of an artifact
    QString artifactOrigin;
    QString tagPattern; //!< such as "checkout-${version}"; empty: the usual ones
    git::GitLimits limits = {};
};

//! A repository whose code is not known.
struct UnreadRepository {
    QString repository;
    Error error;

    friend bool operator==(const UnreadRepository &, const UnreadRepository &) = default;
};

struct CodeReading {
    QList<CodeFacts> facts;
    QList<UnreadRepository> unread;
    QStringList notes; //!< translated: what was taken for base or candidate where nothing said so
    QStringList doubts; //!< those of the notes by which the base may be a wrong one
};

//! Told which repository is read now; called in another thread.
using CodeProgress = std::function<void(const QString &repository, int number, int of)>;

//! The tag, else the branch, that stands for a version: by its pattern or as v2.8.0, 2.8.0, project-2.8.0,
//! release-2.8.0, release/2.8.0; those of remotes last. Nothing where none does.
[[nodiscard]] std::optional<git::GitRef> refOfVersion(const QList<git::GitRef> &refs, const QString &version,
                                                      const QString &project, const QString &pattern);

//! Reads all repositories, in a thread of its own. One that cannot be read does not keep the others back; an end a
//! person named that is not in it makes it unread, unless there are more repositories. Errors: Cancelled;
//! FailedPrecondition where the project names no repository.
[[nodiscard]] QCoro::Task<Result<CodeReading>> readCode(CodeQuery query, CodeProgress progress, std::stop_token stop);

} // namespace releasedesk::reconciliation
