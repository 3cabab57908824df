// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/code_reading.h"
#include "core/reconciliation/release_facts.h"
#include "core/versions/version_service.h"

namespace releasedesk::reconciliation {

//! What a release is compared with.
struct ReconciliationWish {
    QString project; //!< as shown
    QString version;
    QList<domain::ScopeEntry> scope; //!< empty: `kept` is all there is
    domain::IssueSnapshot kept; //!< of the release, for when Jira cannot be asked
    CodeQuery code; //!< `planned` is filled in from the issues
    QList<domain::Person> people; //!< whose commits are told by their mail address
    std::optional<RunningVersion> running = {}; //!< before it, by the record
};

//! One repository as it was compared.
struct ComparedRepository {
    QString name;
    QString baseName;
    QString base; //!< full hash; empty: everything counted as new
    QString headName;
    QString head;
    QString artifact; //!< full hash; empty: nothing is known
    QString artifactOrigin;
    qsizetype commits = 0; //!< that bring a change, as scopeCommits() counts
    qsizetype inRange = 0; //!< with merges, reverts and what runs already under another hash

    friend bool operator==(const ComparedRepository &, const ComparedRepository &) = default;
};

//! What came out of it.
struct ReconciliationReport {
    QString project;
    QString version;
    QDateTime takenAt;
    QList<ReconciliationRow> rows;
    QList<ComparedRepository> repositories;
    QList<UnreadRepository> unread; //!< what is said may be incomplete because of these
    QStringList notes; //!< translated
    std::optional<RunningVersion> running; //!< before it, by the record
    QList<domain::ScopeCommit> commits; //!< for the snapshot of the release
    QList<domain::Issue> others; //!< issues that the code names and nobody planned, as far as Jira shows them
    int planned = 0;

    //! Every repository of the project was read.
    [[nodiscard]] bool isCodeComplete() const { return unread.isEmpty() && !repositories.isEmpty(); }
    [[nodiscard]] int findings() const;
    [[nodiscard]] int count(Verdict verdict) const;
};

//! Issues with the commits that belong to them.
struct CodedSnapshot {
    domain::IssueSnapshot snapshot;
    QStringList ranges; //!< translated: what was compared, repository by repository
    QStringList remarks; //!< translated: what was assumed
    QStringList doubts; //!< those of them by which commits may be missing or too many
};

//! Told while it goes on, in any thread.
using ReconciliationProgress = std::function<void(const QString &text)>;

//! What a release is to be compared with: its scope, its repositories, what runs in production, what was built.
[[nodiscard]] ReconciliationWish wishFor(const domain::Release &release, const QMap<ReleaseId, domain::Release> &all,
                                         const domain::Directory &directory, const QString &mirrors);

//! The same for a version that no release was made of, between the ends a person named.
[[nodiscard]] ReconciliationWish wishFor(const domain::Project &project, const QString &version,
                                         const QMap<ReleaseId, domain::Release> &all,
                                         const domain::Directory &directory, const QString &mirrors,
                                         const CodeEnds &ends = {});

//! The commits of a range as they stand in the snapshot of a release; authors are people with that mail address.
//! Merges and reverts that stand for no issue are left out, as is what the base holds already.
[[nodiscard]] QList<domain::ScopeCommit> scopeCommits(const QList<CodeFacts> &code,
                                                      const QList<domain::Person> &people);

//! Compares releases with their code. Reads only.
class ReconciliationService
{
public:
    //! \p versions outlives every call.
    explicit ReconciliationService(versions::VersionService &versions)
        : m_versions(versions)
    {
    }

    //! Errors: Cancelled; FailedPrecondition where the project names no repository; that of the only repository where
    //! none could be read; those of Jira where nothing is kept.
    [[nodiscard]] QCoro::Task<Result<ReconciliationReport>> run(ReconciliationWish wish,
                                                                ReconciliationProgress progress, std::stop_token stop);

    //! The scope as Jira shows it now, with the commits of the range. The errors are those of Jira; Unavailable for a
    //! repository of the project that cannot be read, ResourceExhausted for more commits than a record should hold: a
    //! scope without its authors would let them approve their own code.
    [[nodiscard]] QCoro::Task<Result<domain::IssueSnapshot>> snapshot(ReconciliationWish wish, QDateTime takenAt);

    //! The same for issues that were read already. Without a repository they come back as they are.
    [[nodiscard]] static QCoro::Task<Result<CodedSnapshot>> withCode(ReconciliationWish wish,
                                                                     domain::IssueSnapshot snapshot);

private:
    versions::VersionService &m_versions;
};

} // namespace releasedesk::reconciliation
