// SPDX-License-Identifier: Apache-2.0
// What puts right in Jira what a warning is about.
#include "core/domain/scope_warnings.h"
#include "ui/versions/jira_changer.h"
#include "ui/versions/version_view.h"

#include <algorithm>

namespace releasedesk::ui {
namespace {

//! Where work goes on, as this Jira calls it; the nearest to it that the page shows.
std::optional<QString> statusToReopen(const VersionView &view)
{
    std::optional<QString> toDo;
    for (const versions::IssueChunk::Ptr &chunk : view.model()->chunks()) {
        for (const domain::Issue &issue : chunk->issues()) {
            if (issue.category == domain::StatusCategory::InProgress)
                return issue.status;
            if (issue.category == domain::StatusCategory::ToDo && !toDo)
                toDo = issue.status;
        }
    }
    return toDo;
}

//! In place of the issue what blocks it and is not shown; of its own project, as versions are. False: there is none.
bool takeBlockers(IssueSubject &subject, const VersionView &view)
{
    QList<domain::Issue> blockers;
    for (const domain::IssueLink &link : subject.issues.first().links) {
        const bool isMeant = link.kind == domain::LinkKind::BlockedBy && link.category != domain::StatusCategory::Done
            && link.key.section(u'-', 0, -2) == subject.project && !view.model()->find(link.key).isValid();
        if (!isMeant)
            continue;
        domain::Issue blocker;
        blocker.key = link.key;
        blocker.summary = link.summary;
        blockers.append(blocker);
    }
    subject.issues = blockers;
    return !blockers.isEmpty();
}

} // namespace

bool JiraChanger::mend(const VersionView &view, const domain::Issue &issue, const QString &rule)
{
    if (!refusal().isEmpty())
        return false;
    const Page page = m_describe();
    const auto found = std::ranges::find_if(page.issues, [&](const IssueSubject &each) {
        return std::ranges::find(each.issues, issue.key, &domain::Issue::key) != each.issues.end();
    });
    if (found == page.issues.end())
        return false;
    IssueSubject subject = *found;
    subject.issues = {issue};
    using domain::WarningRemedy;
    const WarningRemedy remedy = domain::remedyOf(rule);
    if (remedy == WarningRemedy::Reopen) {
        subject.suggestion = statusToReopen(view);
        openForm(IssueChangeForm::Way::Status, subject);
        return true;
    }
    const auto shown = std::ranges::find_if(
        page.versions, [&](const VersionSubject &each) { return each.version.project == subject.project; });
    const QString here = shown == page.versions.end() ? QString() : shown->version.name;
    if (remedy == WarningRemedy::MoveOut) {
        subject.suggestsNext = issue.fixVersions.size() < 2;
        if (!subject.suggestsNext)
            subject.suggestion = QString(QLatin1String(""));
    } else {
        if (remedy == WarningRemedy::TakeBlockerIn && !takeBlockers(subject, view))
            return false;
        subject.version.clear();
        subject.suggestion = here;
        subject.releases = releasesOf(subject.connection, subject.project, here);
    }
    openForm(IssueChangeForm::Way::Version, subject);
    return true;
}

} // namespace releasedesk::ui
