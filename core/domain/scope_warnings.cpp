// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scope_warnings.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScopeWarnings)
};

constexpr qint64 nearWindowSeconds = qint64{48} * 3600;

//! The commits of the range by the issues they name.
class CodeOfIssues
{
public:
    explicit CodeOfIssues(const IssueSnapshot &snapshot)
    {
        for (const ScopeCommit &commit : snapshot.commits) {
            if (!commit.issueKey.isEmpty())
                m_commits[commit.issueKey].append(&commit);
            for (const QString &key : commit.issueKeys) {
                if (key != commit.issueKey)
                    m_commits[key].append(&commit);
            }
        }
    }

    [[nodiscard]] QList<const ScopeCommit *> of(const QString &key) const { return m_commits.value(key); }

private:
    QHash<QString, QList<const ScopeCommit *>> m_commits;
};

class Judge
{
public:
    Judge(const IssueSnapshot &snapshot, const WarningContext &context)
        : m_snapshot(snapshot)
        , m_context(context)
        , m_code(snapshot)
    {
        for (const Issue &issue : snapshot.issues)
            m_inScope.insert(issue.key);
        // A list that tells no version of any issue was not asked for them, unless a search or an epic is all there is.
        m_areVersionsKnown = snapshot.versions.isEmpty()
            || std::ranges::any_of(snapshot.issues, [](const Issue &issue) { return !issue.fixVersions.isEmpty(); });
        m_isDevelopmentKnown
            = std::ranges::any_of(snapshot.issues, [](const Issue &issue) { return issue.development.isKnown; });
    }

    [[nodiscard]] WarningReport report()
    {
        for (const Issue &issue : m_snapshot.issues)
            judge(issue);
        judgeChanges();
        if (m_context.isCodeKnown)
            judgeCommits();
        if (!m_snapshot.issues.isEmpty()) {
            if (!m_isDevelopmentKnown)
                m_report.notEvaluated += {QStringLiteral("W1"), QStringLiteral("W3")};
            if (!m_context.isCodeKnown)
                m_report.notEvaluated
                    += {QStringLiteral("W2"), QStringLiteral("W7"), QStringLiteral("W10"), QStringLiteral("W11")};
            if (!m_isDevelopmentKnown && !m_context.isCodeKnown)
                m_report.notEvaluated += QStringLiteral("W4");
        }
        if (m_context.submitted == nullptr)
            m_report.notEvaluated += QStringLiteral("W8");
        std::ranges::sort(m_report.notEvaluated);
        return std::move(m_report);
    }

private:
    void warn(const char *rule, const QString &key, const QString &message)
    {
        const QString id = QString::fromLatin1(rule);
        if (m_context.off.contains(id))
            ++m_report.silenced[id];
        else
            m_report.warnings.append({id, key, message});
    }

    void judge(const Issue &issue)
    {
        if (issue.category == StatusCategory::Done)
            judgeDone(issue);
        else if (m_context.windowStart.isValid() && m_context.now.secsTo(m_context.windowStart) < nearWindowSeconds)
            warn("W5", issue.key,
                 Text::tr("%1 is not done and the window starts in less than 48 hours. Finish it or move "
                          "it to the next version.")
                     .arg(issue.key));
        judgeReverts(issue);
        if (issue.fixVersions.size() > 1)
            judgeVersions(issue);
        else if (issue.fixVersions.isEmpty() && m_areVersionsKnown)
            warn("W13", issue.key,
                 Text::tr("%1 ships with this release but is in no version of Jira. Put it into one.").arg(issue.key));
    }

    void judgeDone(const Issue &issue)
    {
        const Development &code = issue.development;
        const QList<const ScopeCommit *> commits = m_code.of(issue.key);
        if (code.isKnown && code.openPullRequests > 0)
            warn("W1", issue.key,
                 Text::tr("%1 is done but has an open pull request. Merge or close it, or reopen the issue.")
                     .arg(issue.key));
        if (m_context.isCodeKnown)
            judgeReview(issue, commits);
        if (code.isKnown && code.isBuildFailing)
            warn("W3", issue.key,
                 Text::tr("%1 is done but its newest build fails. Repair the build, or reopen the issue.")
                     .arg(issue.key));
        const bool needsCode = issue.issueClass != IssueClass::Chore;
        const bool isKnown = code.isKnown || m_context.isCodeKnown;
        if (needsCode && isKnown && code.mergedPullRequests == 0 && code.commits == 0 && commits.isEmpty())
            warn("W4", issue.key,
                 Text::tr("%1 is done but has no merged code. Move it to another version, or say that it "
                          "needs none.")
                     .arg(issue.key));
        judgeLinks(issue);
    }

    void judgeReview(const Issue &issue, const QList<const ScopeCommit *> &commits)
    {
        const auto direct = std::ranges::find_if(commits, [](const ScopeCommit *commit) {
            return commit->pullRequest.isEmpty() && commit->revertedBy.isEmpty();
        });
        if (direct != commits.end())
            warn("W2", issue.key,
                 Text::tr("%1 is done but its commit %2 came in without a pull request, so nobody is known to have "
                          "reviewed it. Have it reviewed, or reopen the issue.")
                     .arg(issue.key, (*direct)->hash.left(8)));
    }

    void judgeLinks(const Issue &issue)
    {
        QStringList children;
        QStringList blockers;
        for (const IssueLink &link : issue.links) {
            if (link.category == StatusCategory::Done)
                continue;
            if (link.kind == LinkKind::Subtask)
                children.append(link.key);
            else if (link.kind == LinkKind::BlockedBy && !m_inScope.contains(link.key))
                blockers.append(link.key);
        }
        if (!children.isEmpty())
            warn("W12", issue.key,
                 Text::tr("%1 is done but its sub-task %2 is open. Finish it, or reopen %1.")
                     .arg(issue.key, children.join(QStringLiteral(", "))));
        if (!blockers.isEmpty())
            warn("W6", issue.key,
                 Text::tr("%1 is done but blocked by %2, which is not resolved and not in this release. Take it in, or "
                          "remove the link.")
                     .arg(issue.key, blockers.join(QStringLiteral(", "))));
    }

    void judgeReverts(const Issue &issue)
    {
        const QList<const ScopeCommit *> commits = m_code.of(issue.key);
        const bool areAllReverted = !commits.isEmpty()
            && std::ranges::all_of(commits, [](const ScopeCommit *each) { return !each->revertedBy.isEmpty(); });
        if (areAllReverted)
            warn("W7", issue.key,
                 Text::tr("All code of %1 was taken back by %2, so the release ships without it. Move the issue out or "
                          "reopen it.")
                     .arg(issue.key, commits.first()->revertedBy.left(8)));
    }

    void judgeVersions(const Issue &issue)
    {
        for (const QString &version : issue.fixVersions) {
            if (m_context.releasedVersions.contains(version)) {
                warn("W9", issue.key,
                     Text::tr("%1 is also in version %2, which is released already. Keep one version.")
                         .arg(issue.key, version));
                return;
            }
        }
        warn("W9", issue.key,
             Text::tr("%1 is in several versions (%2). Keep one.")
                 .arg(issue.key, issue.fixVersions.join(QStringLiteral(", "))));
    }

    //! Code that nobody planned here: of another version, or of no issue at all.
    void judgeCommits()
    {
        QSet<QString> told;
        for (const ScopeCommit &commit : m_snapshot.commits) {
            if (!commit.revertedBy.isEmpty())
                continue;
            const QStringList keys = commit.issueKeys.isEmpty() ? QStringList{commit.issueKey} : commit.issueKeys;
            for (const QString &key : keys) {
                if (key.isEmpty())
                    warn("W10", {},
                         Text::tr("Commit %1 names no issue, so nobody can say why it ships. Link an issue to it, or "
                                  "revert it.")
                             .arg(commit.hash.left(8)));
                else if (!m_inScope.contains(key) && !told.contains(key))
                    warn("W11", key,
                         Text::tr("Code of %1 ships (%2), but the issue is not in this version. Add it to the version, "
                                  "or revert its code.")
                             .arg(key, commit.hash.left(8)));
                told.insert(key);
            }
        }
    }

    void judgeChanges()
    {
        if (m_context.submitted == nullptr)
            return;
        QHash<QString, StatusCategory> before;
        for (const Issue &issue : m_context.submitted->issues)
            before.insert(issue.key, issue.category);
        for (const Issue &issue : m_snapshot.issues) {
            if (!before.contains(issue.key))
                warn("W8", issue.key,
                     Text::tr("%1 came into the version after the release was submitted. Refresh the scope so that the "
                              "signers see it, or move it to another version.")
                         .arg(issue.key));
            else if (issue.category < before.value(issue.key))
                warn("W8", issue.key,
                     Text::tr("%1 fell back to “%2” after the release was submitted. Finish it again, or move it to "
                              "another version.")
                         .arg(issue.key, issue.status));
        }
        for (const Issue &issue : m_context.submitted->issues) {
            if (!m_inScope.contains(issue.key))
                warn("W8", issue.key,
                     Text::tr("%1 left the version after the release was submitted. Put it back, or refresh the scope "
                              "so that the signers see it.")
                         .arg(issue.key));
        }
    }

    const IssueSnapshot &m_snapshot;
    const WarningContext &m_context;
    CodeOfIssues m_code;
    QSet<QString> m_inScope;
    bool m_isDevelopmentKnown = false;
    bool m_areVersionsKnown = false;
    WarningReport m_report;
};

} // namespace

QList<WarningRule> warningRules()
{
    const auto rule = [](const char *id, const QString &name, const QString &explanation) {
        return WarningRule{QString::fromLatin1(id), name, explanation};
    };
    return {
        rule("W1", Text::tr("Done, open pull request"),
             Text::tr("The issue is done, but at least one pull request that names it is still open. Read from the "
                      "development field of Jira.")),
        rule("W2", Text::tr("Done, not reviewed"),
             Text::tr("The issue is done, but a commit that names it came in without a pull request. Read from the "
                      "repositories of the project.")),
        rule("W3", Text::tr("Done, failing build"),
             Text::tr("The issue is done, but the newest build of its branch failed. Read from the development field "
                      "of Jira.")),
        rule("W4", Text::tr("Done, no merged code"),
             Text::tr("A feature or a fix is done, but neither Jira nor the repositories know code of it.")),
        rule("W5", Text::tr("Not done, window near"),
             Text::tr("The issue is not done and the window of the release starts in less than 48 hours.")),
        rule("W6", Text::tr("Unresolved blocker"),
             Text::tr("The issue is done, but an unresolved issue outside of the release blocks it.")),
        rule("W7", Text::tr("Reverted"),
             Text::tr("Every commit of the range that names the issue was taken back within the range.")),
        rule("W8", Text::tr("Changed after submission"),
             Text::tr("The issue fell back, came or went in Jira after the release was submitted for approval.")),
        rule("W9", Text::tr("In two versions"), Text::tr("The issue is also in another version of its project.")),
        rule("W10", Text::tr("Code without an issue"),
             Text::tr("A commit that ships names no issue, in its message or its branch. Read from the repositories of "
                      "the project.")),
        rule("W11", Text::tr("Code of another version"),
             Text::tr("A commit that ships names an issue that is not in this version. Read from the repositories of "
                      "the project.")),
        rule("W12", Text::tr("Open sub-task"), Text::tr("The issue is done, but one of its sub-tasks is open.")),
        rule("W13", Text::tr("No fix version"),
             Text::tr("A search or an epic brings the issue into the release, but it is in no version of Jira.")),
    };
}

WarningRemedy remedyOf(const QString &rule)
{
    static const QHash<QString, WarningRemedy> remedies{
        {QStringLiteral("W4"), WarningRemedy::MoveOut},        {QStringLiteral("W5"), WarningRemedy::MoveOut},
        {QStringLiteral("W6"), WarningRemedy::TakeBlockerIn},  {QStringLiteral("W7"), WarningRemedy::MoveOut},
        {QStringLiteral("W8"), WarningRemedy::ReadAgain},      {QStringLiteral("W9"), WarningRemedy::MoveOut},
        {QStringLiteral("W10"), WarningRemedy::ShowCode},      {QStringLiteral("W11"), WarningRemedy::ShowCode},
        {QStringLiteral("W13"), WarningRemedy::PutIntoVersion}};
    return remedies.value(rule, WarningRemedy::Reopen);
}

WarningReport judgeScope(const IssueSnapshot &snapshot, const WarningContext &context)
{
    return Judge(snapshot, context).report();
}

QList<ScopeWarning> scopeWarnings(const IssueSnapshot &snapshot, const QDateTime &windowStart, const QDateTime &now)
{
    WarningContext context;
    context.windowStart = windowStart;
    context.now = now;
    context.isCodeKnown = !snapshot.commits.isEmpty();
    return judgeScope(snapshot, context).warnings;
}

} // namespace releasedesk::domain
