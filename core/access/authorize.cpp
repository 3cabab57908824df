// SPDX-License-Identifier: Apache-2.0
#include "core/access/authorize.h"

#include "core/base/sabotage.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace releasedesk::access {
namespace {

using domain::Role;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Authorize)
};

struct Permission {
    Role role;
    Action action;
};

// What is not listed is denied.
constexpr std::array permissions{
    Permission{Role::Viewer, Action::ReadRelease},
    Permission{Role::Viewer, Action::TakePart},
    Permission{Role::Viewer, Action::SignApproval}, // who stands in an approval line may sign
    Permission{Role::Approver, Action::ReadRelease},
    Permission{Role::Approver, Action::SignApproval},
    Permission{Role::Approver, Action::TakePart},
    Permission{Role::Owner, Action::ReadRelease},
    Permission{Role::Owner, Action::CreateRelease},
    Permission{Role::Owner, Action::EditPlan},
    Permission{Role::Owner, Action::EditNotes},
    Permission{Role::Owner, Action::RequestApproval},
    Permission{Role::Owner, Action::SignApproval},
    Permission{Role::Owner, Action::StartRelease},
    Permission{Role::Owner, Action::AbortRelease},
    Permission{Role::Owner, Action::WorkOnTask},
    Permission{Role::Owner, Action::SteerTask},
    Permission{Role::Owner, Action::SkipTask},
    Permission{Role::Owner, Action::RollBackRelease},
    Permission{Role::Owner, Action::DiscardRelease},
    Permission{Role::Owner, Action::CloseRelease},
    Permission{Role::Owner, Action::TakePart},
    Permission{Role::Operator, Action::ReadRelease},
    Permission{Role::Operator, Action::SignApproval},
    Permission{Role::Operator, Action::StartRelease},
    Permission{Role::Operator, Action::WorkOnTask},
    Permission{Role::Operator, Action::SteerTask},
    Permission{Role::Operator, Action::RollBackRelease},
    Permission{Role::Operator, Action::TakePart},
    Permission{Role::Auditor, Action::ReadRelease},
    Permission{Role::Administrator, Action::ReadRelease},
};

} // namespace

Result<> authorize(const Actor &actor, Action action, const Subject &subject)
{
    if (RD_SABOTAGED("authorize-start") && action == Action::StartRelease)
        return {};
    if (actor.isEngine && action == Action::KeepRecord)
        return {};
    const bool isOwnTask = action == Action::WorkOnTask && !subject.performer.isEmpty() && subject.performer == actor.id
        && !actor.isEngine;
    if (isOwnTask)
        return {};
    const bool isListed = !actor.isEngine && std::ranges::any_of(permissions, [&](const Permission &permission) {
        return permission.action == action && actor.roles.contains(permission.role);
    });
    if (!isListed)
        return refusal(
            QStringLiteral("access.role"),
            Text::tr("Your role does not allow this, so nothing was changed. Ask the owner of the release or "
                     "an administrator."),
            ErrorCode::PermissionDenied);
    if (action == Action::SignApproval && !subject.approvers.contains(actor.id))
        return refusal(QStringLiteral("approval.notApprover"),
                       Text::tr("You are not in the approval line of this release, so your decision would not count. "
                                "Ask the owner to add you."),
                       ErrorCode::PermissionDenied);
    const bool isForSomebodyElse = (action == Action::WorkOnTask || action == Action::SteerTask)
        && !subject.performer.isEmpty() && subject.performer != actor.id && subject.owner != actor.id;
    if (isForSomebodyElse)
        return refusal(QStringLiteral("task.notPerformer"),
                       Text::tr("This task is somebody else's. Ask that person or the owner of the release."),
                       ErrorCode::PermissionDenied);
    return {};
}

} // namespace releasedesk::access
