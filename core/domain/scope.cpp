// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scope.h"

#include <QCoreApplication>
#include <QSet>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScopeWarnings)
};

constexpr qint64 nearWindowSeconds = qint64{48} * 3600;

void warnDone(const Issue &issue, QList<ScopeWarning> &warnings)
{
    const Development &code = issue.development;
    if (!code.isKnown)
        return;
    if (code.openPullRequests > 0)
        warnings.append({QStringLiteral("W1"), issue.key,
                         Text::tr("%1 is done but has an open pull request. Merge or close it, or reopen the issue.")
                             .arg(issue.key)});
    if (code.isBuildFailing)
        warnings.append(
            {QStringLiteral("W3"), issue.key,
             Text::tr("%1 is done but its newest build fails. Repair the build, or reopen the issue.").arg(issue.key)});
    const bool needsCode = issue.issueClass != IssueClass::Chore;
    if (needsCode && code.mergedPullRequests == 0 && code.commits == 0)
        warnings.append({QStringLiteral("W4"), issue.key,
                         Text::tr("%1 is done but has no merged code. Move it to another version, or say that it "
                                  "needs none.")
                             .arg(issue.key)});
}

} // namespace

QList<ScopeWarning> scopeWarnings(const IssueSnapshot &snapshot, const QDateTime &windowStart, const QDateTime &now)
{
    QList<ScopeWarning> warnings;
    for (const Issue &issue : snapshot.issues) {
        if (issue.category == StatusCategory::Done)
            warnDone(issue, warnings);
        else if (windowStart.isValid() && now.secsTo(windowStart) < nearWindowSeconds)
            warnings.append({QStringLiteral("W5"), issue.key,
                             Text::tr("%1 is not done and the window starts in less than 48 hours. Finish it or move "
                                      "it to the next version.")
                                 .arg(issue.key)});
        if (issue.fixVersions.size() > 1)
            warnings.append({QStringLiteral("W9"), issue.key,
                             Text::tr("%1 is in several versions (%2). Keep one.")
                                 .arg(issue.key, issue.fixVersions.join(QStringLiteral(", ")))});
    }
    return warnings;
}

ScopeCounters countScope(const IssueSnapshot &snapshot, const QList<ScopeWarning> &warnings)
{
    ScopeCounters counters;
    QSet<QString> warned;
    for (const ScopeWarning &warning : warnings)
        warned.insert(warning.issueKey);
    counters.warnings = static_cast<int>(warned.size());
    counters.issues = static_cast<int>(snapshot.issues.size());
    for (const Issue &issue : snapshot.issues) {
        if (issue.category == StatusCategory::Done)
            ++counters.done;
        else if (issue.category == StatusCategory::InProgress)
            ++counters.inProgress;
        else
            ++counters.toDo;
    }
    return counters;
}

} // namespace releasedesk::domain
