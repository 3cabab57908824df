// SPDX-License-Identifier: Apache-2.0
#include "core/domain/scope.h"

#include <QSet>

#include <algorithm>

namespace releasedesk::domain {

ScopeCounters countScope(const IssueSnapshot &snapshot, const QList<ScopeWarning> &warnings)
{
    ScopeCounters counters;
    QSet<QString> warned;
    for (const ScopeWarning &warning : warnings) {
        // Code of others, or of no issue, is told and is no issue of this version.
        if (warning.rule != u"W10" && warning.rule != u"W11")
            warned.insert(warning.issueKey);
    }
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
    if (!snapshot.commits.isEmpty())
        counters.commitsWithoutIssue
            = static_cast<int>(std::ranges::count_if(snapshot.commits, [](const ScopeCommit &commit) {
                  return commit.issueKey.isEmpty() && commit.revertedBy.isEmpty();
              }));
    return counters;
}

} // namespace releasedesk::domain
