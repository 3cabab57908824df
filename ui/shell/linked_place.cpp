// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/linked_place.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LinkedPlace)
};

using documents::ReleaseLink;
using Part = documents::ReleaseLink::Part;

ReleaseTab tabOf(Part part)
{
    switch (part) {
    case Part::Release:
    case Part::Flow:
        return ReleaseTab::Flow;
    case Part::Features:
        return ReleaseTab::Features;
    case Part::Approval:
        return ReleaseTab::Approvals;
    case Part::WorkPlan:
        return ReleaseTab::WorkPlan;
    case Part::Notes:
        return ReleaseTab::Notes;
    case Part::History:
        return ReleaseTab::History;
    case Part::Code:
        return ReleaseTab::Code;
    }
    Q_UNREACHABLE();
}

Part partOf(ReleaseTab tab)
{
    for (const Part part : {Part::Features, Part::Approval, Part::WorkPlan, Part::Notes, Part::History, Part::Code}) {
        if (tabOf(part) == tab)
            return part;
    }
    return Part::Release;
}

//! The one that is still to be decided about, else the newest.
const domain::Release *releaseOf(const ReleaseLink &link, const session::Desk &desk)
{
    const domain::Release *best = nullptr;
    for (const domain::Release &release : desk.book().releases()) {
        const bool isNamed = release.project() == link.project && release.version() == link.version;
        if (!isNamed)
            continue;
        const bool isBetter = !best || (best->isOver() && !release.isOver())
            || (best->isOver() == release.isOver() && best->createdAt() < release.createdAt());
        if (isBetter)
            best = &release;
    }
    return best;
}

//! The approval a link without a name means: the one that waits for the person, then one that is asked for, then the
//! first of the plan.
TaskId approvalOf(const domain::Release &release, const session::Desk &desk)
{
    for (const projections::InboxItem &item : desk.inbox().toSign) {
        if (item.release == release.id() && item.isMyTurn)
            return item.task;
    }
    TaskId first;
    for (const TaskId &task : release.plan().executionOrder()) {
        const domain::ApprovalRequest *const request = release.approval(task);
        if (request && request->state == domain::ApprovalState::Active)
            return task;
        if (first.isEmpty() && release.plan().task(task)->kind == u"release.approve")
            first = task;
    }
    return first;
}

} // namespace

Result<Place> placeOf(const ReleaseLink &link, const session::Desk &desk)
{
    const domain::Release *const release = releaseOf(link, desk);
    const QString name = QString(link.project.value() + u' ' + link.version);
    if (!release)
        return failure(ErrorCode::NotFound,
                       Text::tr("This workspace has no release %1, so the link leads nowhere. Look whether it belongs "
                                "to another workspace, or whether the version was renamed.")
                           .arg(name));
    const bool hasTask = release->plan().task(link.task) || release->approval(link.task);
    if (!link.task.isEmpty() && !hasTask)
        return failure(ErrorCode::NotFound,
                       Text::tr("The flow of %1 has no task “%2” any more, so the link leads nowhere. Open the release "
                                "to see what it has now.")
                           .arg(name, link.task.value()));
    if (link.part != Part::Approval)
        return Place{View::Release, release->id(), tabOf(link.part), link.task};
    const TaskId task = link.task.isEmpty() ? approvalOf(*release, desk) : link.task;
    if (task.isEmpty())
        return Place{View::Release, release->id(), ReleaseTab::Approvals};
    return Place{View::Approvals, release->id(), ReleaseTab::Flow, task};
}

QString linkTo(const Place &place, const session::Desk &desk)
{
    const domain::Release *const release = desk.release(place.release);
    if (!release)
        return {};
    const bool isApproval = place.view == View::Approvals;
    return ReleaseLink{release->project(), release->version(), isApproval ? Part::Approval : partOf(place.tab),
                       isApproval ? place.task : TaskId()}
        .text();
}

} // namespace releasedesk::ui
