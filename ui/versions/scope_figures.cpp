// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/scope_figures.h"

#include "core/domain/scope_warnings.h"

namespace releasedesk::ui {

using domain::StatusCategory;

namespace {

//! What became different in Jira since the signers were shown \p frozen.
void addChanges(domain::WarningReport &report, const domain::IssueSnapshot &live, const domain::IssueSnapshot &frozen,
                domain::WarningContext context)
{
    const QString rule = QStringLiteral("W8");
    context.submitted = &frozen;
    const domain::WarningReport now = domain::judgeScope(live, context);
    for (const domain::ScopeWarning &warning : now.warnings) {
        if (warning.rule == rule)
            report.warnings.append(warning);
    }
    if (now.silenced.contains(rule))
        report.silenced.insert(rule, now.silenced.value(rule));
    report.notEvaluated.removeAll(rule);
}

} // namespace

void ScopeFigures::count(const versions::IssueChunk &chunk)
{
    for (const QString &type : chunk.types().pool)
        types.insert(type);
    for (const QString &component : chunk.components())
        components.insert(component);
    for (const domain::Issue &issue : chunk.issues()) {
        Kind &kind = kinds.at(static_cast<std::size_t>(issue.issueClass));
        ++counters.issues;
        ++kind.all;
        if (issue.category == StatusCategory::Done) {
            ++counters.done;
            ++kind.done;
        } else if (issue.category == StatusCategory::InProgress) {
            ++counters.inProgress;
        } else {
            ++counters.toDo;
        }
    }
}

ScopeFigures ScopeFigures::of(const QList<versions::IssueChunk::Ptr> &chunks, ShownVersion rest, const QDateTime &now)
{
    ScopeFigures figures;
    domain::IssueSnapshot &snapshot = rest.snapshot;
    for (const versions::IssueChunk::Ptr &chunk : chunks) {
        figures.count(*chunk);
        snapshot.issues += chunk->issues();
    }
    domain::WarningContext context;
    context.windowStart = rest.windowStart;
    context.now = now;
    context.off = rest.warningsOff;
    context.isCodeKnown = !snapshot.commits.isEmpty();
    context.releasedVersions = rest.releasedVersions;
    domain::WarningReport report = domain::judgeScope(snapshot, context);
    if (rest.live)
        addChanges(report, *rest.live, snapshot, context);
    figures.warnings = std::move(report.warnings);
    figures.notEvaluated = std::move(report.notEvaluated);
    figures.silenced = std::move(report.silenced);
    figures.counters = domain::countScope(snapshot, figures.warnings);
    return figures;
}

} // namespace releasedesk::ui
