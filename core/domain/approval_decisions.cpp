// SPDX-License-Identifier: Apache-2.0
#include "core/domain/manifest.h"
#include "core/domain/release_decisions.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalDecisions)
};

} // namespace

Decided decide(const WithdrawRequest &command, const Release &release, const Circumstances &now)
{
    const bool isOpen = release.state() == ReleaseState::InApproval || release.state() == ReleaseState::Preparing;
    if (!isOpen)
        return notNow(release);
    if (release.requestedBy() != now.actor && release.owner() != now.actor)
        return refusal(QStringLiteral("approval.notDrafter"),
                       Text::tr("Only %1, who asked for this approval, or the owner can withdraw it.")
                           .arg(now.directory.nameOf(release.requestedBy())),
                       ErrorCode::PermissionDenied);
    const bool isDecided = std::ranges::any_of(release.approvals(), [](const ApprovalRequest &request) {
        const bool isOpen = request.state == ApprovalState::Active || request.state == ApprovalState::Complete;
        return isOpen && !request.validApprovals().isEmpty();
    });
    if (isDecided)
        return refusal(QStringLiteral("approval.decided"),
                       Text::tr("Somebody has signed already, so the request cannot be withdrawn. Edit the release to "
                                "withdraw signatures, or let the line return it."));
    const bool isAnythingOpen = std::ranges::any_of(release.runs(), [](const TaskRun &run) {
        const bool isWorking = run.state == TaskState::Running && run.claimedBy.isEmpty();
        return isWorking || run.state == TaskState::Unknown;
    });
    if (isAnythingOpen)
        return refusal(QStringLiteral("release.busy"),
                       Text::tr("A task is still running, or nobody knows what became of it. Cancel it, wait for it or "
                                "say what became of it, then withdraw."));
    return QList<ReleaseEvent>{ApprovalWithdrawn{command.reason}};
}

Decided decide(const SignApproval &command, const Release &release, const Circumstances &now)
{
    const ApprovalRequest *const request = release.approval(command.task);
    if (!request)
        return release.exists()
            ? Decided(refusal(QStringLiteral("approval.unknown"),
                              Text::tr("This release does not ask for that approval (yet)."), ErrorCode::NotFound))
            : Decided(notNow(release));
    if (const auto allowed = request->checkMayDecide(now.actor, command.digestSeen); !allowed)
        return failed(allowed);
    if (const Manifest manifest = manifestOf(release); manifest.digest != request->digest)
        return refusal(QStringLiteral("approval.contentMoved"),
                       Text::tr("The release is not what was frozen for signing (%1 changed), so nothing was signed.")
                           .arg(manifest.changedParts(release.frozenParts()).join(QStringLiteral(", "))),
                       ErrorCode::Aborted);
    if (command.decision != Decision::Approve && command.comment.trimmed().isEmpty())
        return refusal(
            QStringLiteral("approval.noComment"),
            Text::tr("Say what has to change. %1 sees this first.").arg(now.directory.nameOf(release.requestedBy())),
            ErrorCode::InvalidArgument);
    QList<ReleaseEvent> events{
        ApprovalSigned{command.task, now.actor, command.decision, command.comment, request->revision, request->digest}};
    const bool isGateOfRun = release.state() != ReleaseState::InApproval;
    if (command.decision != Decision::Approve && isGateOfRun) {
        // Within a run nothing can go back to a draft: the run stops here and its owner decides.
        events.append(
            TaskFailed{command.task, 0, errorCodeName(ErrorCode::PermissionDenied),
                       Text::tr("%1 did not approve: %2").arg(now.directory.nameOf(now.actor), command.comment)});
    } else if (command.decision == Decision::Return) {
        events.append(ApprovalReturned{command.task});
    } else if (command.decision == Decision::Reject) {
        events.append(ApprovalRejected{command.task});
    }
    return events;
}

} // namespace releasedesk::domain
