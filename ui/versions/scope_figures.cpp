// SPDX-License-Identifier: Apache-2.0
#include "ui/versions/scope_figures.h"

namespace releasedesk::ui {

using domain::StatusCategory;

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

ScopeFigures ScopeFigures::of(const QList<versions::IssueChunk::Ptr> &chunks, domain::IssueSnapshot rest,
                              const QDateTime &windowStart, const QDateTime &now)
{
    ScopeFigures figures;
    for (const versions::IssueChunk::Ptr &chunk : chunks) {
        figures.count(*chunk);
        rest.issues += chunk->issues();
    }
    figures.warnings = domain::scopeWarnings(rest, windowStart, now);
    figures.counters = domain::countScope(rest, figures.warnings);
    return figures;
}

} // namespace releasedesk::ui
