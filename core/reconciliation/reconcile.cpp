// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/reconcile.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reconciliation)
};

using namespace Qt::StringLiterals;

constexpr qsizetype shortHash = 8;

//! What the repositories hold of one issue.
struct CodeOfIssue {
    QList<CommitEvidence> standing; //!< G
    QList<CommitEvidence> reverted;
    QList<CommitEvidence> shipped; //!< in the base, by key or as the same change
    QList<CommitEvidence> beyond; //!< in the artifact only
};

QString shortOf(const QString &hash)
{
    return hash.left(shortHash);
}

QString listOf(const QList<CommitEvidence> &commits)
{
    constexpr qsizetype named = 3;
    QStringList parts;
    for (const CommitEvidence &each : commits.first(std::min(named, commits.size())))
        parts.append(commits.size() > 1 && each.repository != commits.first().repository
                         ? QString(each.repository + u' ' + shortOf(each.commit.hash))
                         : shortOf(each.commit.hash));
    const QString text = parts.join(u", "_s);
    return commits.size() > named ? Text::tr("%1 and %2 more").arg(text, QString::number(commits.size() - named))
                                  : text;
}

QString byOf(const git::GitCommit &commit)
{
    const QString way = !commit.pullRequest.isEmpty() ? commit.pullRequest : commit.branch;
    return way.isEmpty() ? commit.authorName : QString(commit.authorName + u" · "_s + way);
}

//! Keys in the order a person counts: SHOP-9 before SHOP-10.
bool isBefore(const QString &a, const QString &b)
{
    const qsizetype dashA = a.lastIndexOf(u'-');
    const qsizetype dashB = b.lastIndexOf(u'-');
    if (dashA > 0 && dashB > 0 && a.left(dashA) == b.left(dashB))
        return a.mid(dashA + 1).toLongLong() < b.mid(dashB + 1).toLongLong();
    return a < b;
}

class Comparison
{
public:
    explicit Comparison(const ReconciliationInput &input)
        : m_input(input)
    {
        for (const CodeFacts &facts : input.code)
            collect(facts);
    }

    [[nodiscard]] QList<ReconciliationRow> rows()
    {
        for (const domain::Issue &issue : m_input.planned)
            judgePlanned(issue);
        for (auto it = m_code.cbegin(); it != m_code.cend(); ++it) {
            if (!m_planned.contains(it.key()))
                judgeUnplanned(it.key(), *it);
        }
        std::ranges::sort(m_rows, [](const ReconciliationRow &a, const ReconciliationRow &b) {
            if (a.verdict != b.verdict)
                return a.verdict < b.verdict;
            return a.key == b.key ? a.evidence < b.evidence : isBefore(a.key, b.key);
        });
        return std::move(m_rows);
    }

private:
    void collect(const CodeFacts &facts)
    {
        compareRevisions(facts);
        for (const git::GitCommit &commit : facts.range.commits) {
            const bool isBuilt = !facts.artifact || facts.artifact->contained.contains(commit.hash);
            const CommitEvidence evidence{facts.repository, commit, isBuilt};
            const QStringList &keys = commit.isMerge() ? commit.messageKeys : commit.keys();
            for (const QString &key : keys) {
                CodeOfIssue &code = m_code[key];
                if (!commit.revertedBy.isEmpty())
                    code.reverted.append(evidence);
                else if (commit.isEquivalent)
                    code.shipped.append(evidence);
                else
                    code.standing.append(evidence);
            }
            const bool isChange = !commit.isMerge() && !commit.takesBack && !commit.isEquivalent;
            if (keys.isEmpty() && isChange && commit.revertedBy.isEmpty())
                addUnlinked(evidence);
        }
        for (const git::GitCommit &commit : facts.shipped) {
            for (const QString &key : commit.keys())
                m_code[key].shipped.append({facts.repository, commit, true});
        }
        for (const git::GitCommit &commit : facts.range.leftBehind)
            addLeftBehind({facts.repository, commit, false});
        if (facts.artifact)
            collectBeyond(facts);
    }

    void collectBeyond(const CodeFacts &facts)
    {
        for (const git::GitCommit &commit : facts.artifact->beyond) {
            if (commit.isMerge())
                continue;
            const CommitEvidence evidence{facts.repository, commit, true};
            for (const QString &key : commit.keys())
                m_code[key].beyond.append(evidence);
            if (commit.keys().isEmpty())
                add(rowOf(evidence, Verdict::UnplannedInArtifact, {Fix::Rebuild}));
        }
    }

    void compareRevisions(const CodeFacts &facts)
    {
        if (!facts.artifact || facts.artifact->revision == facts.range.head)
            return;
        const auto missing = std::ranges::count_if(facts.range.commits, [&facts](const git::GitCommit &commit) {
            return !facts.artifact->contained.contains(commit.hash);
        });
        ReconciliationRow row;
        row.verdict = Verdict::OtherRevision;
        row.key = shortOf(facts.artifact->revision);
        row.isIssue = false;
        row.summary = facts.repository;
        row.evidence = Text::tr("Built from %1 (%2); %3 is at %4. %5 commit(s) of the candidate are not in the "
                                "artifact, %6 of the artifact are not in the candidate.")
                           .arg(shortOf(facts.artifact->revision), facts.artifactOrigin, facts.range.headName,
                                shortOf(facts.range.head), QString::number(missing),
                                QString::number(facts.artifact->beyond.size()));
        row.fixes = {Fix::Rebuild};
        add(row);
    }

    static ReconciliationRow rowOf(const CommitEvidence &evidence, Verdict verdict, const QList<Fix> &fixes)
    {
        ReconciliationRow row;
        row.verdict = verdict;
        row.key = shortOf(evidence.commit.hash);
        row.summary = evidence.commit.subject;
        row.evidence = QString(evidence.repository + u" · "_s + byOf(evidence.commit));
        row.commits = {evidence};
        row.fixes = fixes;
        row.isIssue = false;
        return row;
    }

    void addUnlinked(const CommitEvidence &evidence) { add(rowOf(evidence, Verdict::Unlinked, {Fix::LinkIssue})); }

    void addLeftBehind(const CommitEvidence &evidence)
    {
        ReconciliationRow row = rowOf(evidence, Verdict::LeftBehind, {Fix::MergeBack});
        if (!evidence.commit.keys().isEmpty()) {
            row.key = evidence.commit.keys().first();
            row.isIssue = true;
            row.evidence = Text::tr("%1 runs today and is not in the candidate")
                               .arg(QString(evidence.repository + u' ' + shortOf(evidence.commit.hash)));
        }
        add(row);
    }

    void judgePlanned(const domain::Issue &issue)
    {
        if (m_planned.contains(issue.key))
            return;
        m_planned.insert(issue.key);
        const CodeOfIssue code = m_code.value(issue.key);
        ReconciliationRow row;
        row.key = issue.key;
        row.summary = SafeText::lineFromOutside(issue.summary).plain();
        row.isDone = issue.category == domain::StatusCategory::Done;
        const auto late = std::ranges::count(code.standing, false, &CommitEvidence::isInArtifact);
        if (!code.standing.isEmpty() && late == 0) {
            row.verdict = Verdict::Matched;
            row.commits = code.standing;
            row.evidence = Text::tr("In %1").arg(listOf(code.standing));
        } else if (!code.standing.isEmpty()) {
            row.verdict = Verdict::StaleArtifact;
            for (const CommitEvidence &each : code.standing) {
                if (!each.isInArtifact)
                    row.commits.append(each);
            }
            row.evidence = Text::tr("%1 came after the build").arg(listOf(row.commits));
            row.fixes = {Fix::Rebuild};
        } else if (!code.reverted.isEmpty()) {
            row.verdict = Verdict::Reverted;
            row.commits = code.reverted;
            row.evidence = Text::tr("%1 taken back by %2")
                               .arg(listOf(code.reverted), shortOf(code.reverted.first().commit.revertedBy));
            row.fixes = {Fix::MoveToNextVersion, Fix::RemoveFromScope};
        } else if (!code.beyond.isEmpty()) {
            row.verdict = Verdict::UnplannedInArtifact;
            row.commits = code.beyond;
            row.evidence = Text::tr("%1 is in the artifact, not in the candidate").arg(listOf(code.beyond));
            row.fixes = {Fix::Rebuild};
        } else if (!code.shipped.isEmpty()) {
            row.verdict = Verdict::AlreadyRunning;
            row.commits = code.shipped;
            row.evidence = Text::tr("Shipped with %1").arg(listOf(code.shipped));
            row.fixes = {Fix::RemoveFromScope};
        } else if (issue.issueClass == domain::IssueClass::Chore) {
            row.verdict = Verdict::NoCodeNeeded;
            row.evidence = Text::tr("No commit names it; %1 needs none").arg(issue.type);
        } else {
            row.verdict = Verdict::Missing;
            row.evidence = Text::tr("No commit of the range names it");
            row.fixes = {Fix::MoveToNextVersion};
        }
        add(row);
    }

    void judgeUnplanned(const QString &key, const CodeOfIssue &code)
    {
        if (code.standing.isEmpty() && code.beyond.isEmpty())
            return; // reverted or shipped, and nobody plans it: nothing ships
        ReconciliationRow row;
        row.key = key;
        row.commits = code.standing.isEmpty() ? code.beyond : code.standing;
        const auto known = std::ranges::find(m_input.others, key, &domain::Issue::key);
        const bool isKnown = known != m_input.others.end();
        if (isKnown) {
            row.summary = SafeText::lineFromOutside(known->summary).plain();
            row.versions = known->fixVersions;
            row.isDone = known->category == domain::StatusCategory::Done;
        } else {
            row.summary = row.commits.first().commit.subject;
        }
        const QString where = !isKnown ? Text::tr("Jira does not show the issue")
            : row.versions.isEmpty()   ? Text::tr("it is in no version")
                                       : Text::tr("it is in %1").arg(row.versions.join(u", "_s));
        row.evidence = Text::tr("%1; %2").arg(listOf(row.commits), SafeText::lineFromOutside(where).plain());
        if (code.standing.isEmpty()) {
            row.verdict = Verdict::UnplannedInArtifact;
            row.fixes = {Fix::Rebuild};
        } else {
            const bool isBuilt = std::ranges::any_of(code.standing, &CommitEvidence::isInArtifact);
            row.verdict = isBuilt ? Verdict::Unexpected : Verdict::UnexpectedNotBuilt;
            row.fixes = {Fix::AddToVersion};
        }
        add(row);
    }

    void add(const ReconciliationRow &row) { m_rows.append(row); }

    const ReconciliationInput &m_input;
    QMap<QString, CodeOfIssue> m_code;
    QSet<QString> m_planned;
    QList<ReconciliationRow> m_rows;
};

} // namespace

QList<ReconciliationRow> reconcile(const ReconciliationInput &input)
{
    return Comparison(input).rows();
}

} // namespace releasedesk::reconciliation
