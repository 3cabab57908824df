// SPDX-License-Identifier: Apache-2.0
#include "core/domain/freeze_in_force.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_guards.h"

#include <QCoreApplication>

//! What people decide about single tasks besides trying again, skipping and finishing them.

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskDecisions)
};

//! What came up behind a task and has not begun, or that something has.
Result<QList<TaskId>> cameUpBehind(const Release &release, const Task &task)
{
    QList<TaskId> behind;
    for (const Task &other : release.plan().tasks) {
        const TaskRun &run = release.run(other.id);
        const bool isBehind = !other.isInRollbackLane() && run.state != TaskState::Planned && other.id != task.id
            && release.plan().ancestors(other.id).contains(task.id);
        if (!isBehind)
            continue;
        const bool isOnlyUp = run.attempts.isEmpty()
            && (run.state == TaskState::Ready
                || (run.state == TaskState::Waiting && run.waitReason != WaitReason::Approval
                    && run.waitReason != WaitReason::Verification));
        const bool isAhead = run.isInAdvance || run.waitReason == WaitReason::Hold;
        if (!isOnlyUp && !isAhead)
            return refusal(QStringLiteral("task.passed"),
                           Text::tr("“%1” has begun behind “%2”, so that cannot be opened again. Restart from it "
                                    "instead.")
                               .arg(other.title, task.title));
        if (isOnlyUp && !isAhead)
            behind.append(other.id);
    }
    return behind;
}

} // namespace

Decided decide(const HandOverTask &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun &run = release.run(command.task);
    const bool isClaimed = run.state == TaskState::Running && !run.claimedBy.isEmpty();
    if (!isClaimed || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (run.claimedBy != now.actor && release.owner() != now.actor)
        return refusal(QStringLiteral("task.claimed"),
                       Text::tr("%1 has taken on “%2”; only they or the owner of the release can hand it over.")
                           .arg(now.directory.nameOf(run.claimedBy), task->title),
                       ErrorCode::PermissionDenied);
    if (!command.to.isEmpty() && !now.directory.person(command.to))
        return refusal(QStringLiteral("person.unknown"),
                       Text::tr("This workspace does not know “%1”. Choose somebody else.").arg(command.to.value()),
                       ErrorCode::NotFound);
    if (const auto said = checkSaid(command.note, Text::tr("Say how far it is, so that the next one can go on."));
        !said)
        return failed(said);
    return QList<ReleaseEvent>{TaskHandedOver{command.task, now.actor, command.to, command.note}};
}

Decided decide(const ConfirmTask &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun &run = release.run(command.task);
    const bool isAsked = run.state == TaskState::Waiting && run.waitReason == WaitReason::Verification;
    if (!isAsked || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (now.directory.naturalPerson(run.performedBy) == now.directory.naturalPerson(now.actor))
        return refusal(QStringLiteral("task.verifierIsPerformer"),
                       Text::tr("You did “%1”, so somebody else has to confirm it.").arg(task->title),
                       ErrorCode::PermissionDenied);
    if (task->verifier != now.actor)
        return refusal(QStringLiteral("task.notVerifier"),
                       Text::tr("%1 confirms “%2”. Ask them.").arg(now.directory.nameOf(task->verifier), task->title),
                       ErrorCode::PermissionDenied);
    if (command.isDone)
        return QList<ReleaseEvent>{doneByHand(command.task, run.performedBy, run.note, now.directory)};
    if (const auto said = checkSaid(command.note, Text::tr("Say what is missing.")); !said)
        return failed(said);
    return QList<ReleaseEvent>{TaskNotConfirmed{command.task, now.actor, command.note}};
}

Decided decide(const CompleteInAdvance &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const bool isPlanned = release.run(command.task).state == TaskState::Planned;
    if (!isPlanned || !isDoneByPeople(*task) || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (const auto open = checkNotFrozen(release, *task, now); !open)
        return failed(open);
    if (task->isAdvanceForbidden || !task->verifier.isEmpty())
        return refusal(QStringLiteral("task.noAdvance"),
                       Text::tr("“%1” may not be completed before its turn. Wait until it comes up.").arg(task->title),
                       ErrorCode::PermissionDenied);
    if (const auto said = checkSaid(command.reason); !said)
        return failed(said);
    return QList<ReleaseEvent>{TaskCompletedInAdvance{command.task, now.actor, command.reason}};
}

Decided decide(const ReopenTask &command, const Release &release, const Circumstances & /*now*/)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun &run = release.run(command.task);
    const bool isOfWayBack = task->isInRollbackLane() || !restoredTaskOf(command.task).isEmpty();
    if (!run.letsPass() || !run.isByHand || isOfWayBack || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (const auto said = checkSaid(command.reason); !said)
        return failed(said);
    const bool isFrozen = release.isPreparation(task->id) && release.state() != ReleaseState::Preparing
        && !(release.state() == ReleaseState::Paused && release.stateBeforeStop() == ReleaseState::Preparing);
    if (isFrozen)
        return refusal(QStringLiteral("task.passed"),
                       Text::tr("What “%1” left is part of what is signed, so it cannot be opened again. Take the "
                                "request for approval back and ask anew.")
                           .arg(task->title));
    const auto behind = cameUpBehind(release, *task);
    if (!behind)
        return failed(behind);
    return QList<ReleaseEvent>{TaskReopened{command.task, command.reason, *behind}};
}

Decided decide(const HoldTask &command, const Release &release, const Circumstances & /*now*/)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun &run = release.run(command.task);
    if (run.state == TaskState::Waiting && run.waitReason == WaitReason::Hold)
        return QList<ReleaseEvent>();
    const bool isToCome = run.state == TaskState::Planned || run.state == TaskState::Ready
        || (run.state == TaskState::Waiting
            && (run.waitReason == WaitReason::Person || run.waitReason == WaitReason::Condition));
    if (!isToCome || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (const auto said = checkSaid(command.reason); !said)
        return failed(said);
    return QList<ReleaseEvent>{TaskHeld{command.task, command.reason}};
}

Decided decide(const ReleaseHold &command, const Release &release, const Circumstances & /*now*/)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun &run = release.run(command.task);
    if (run.state != TaskState::Waiting || run.waitReason != WaitReason::Hold || !mayMove(release, command.task))
        return taskNotNow(*task);
    return QList<ReleaseEvent>{TaskHoldReleased{command.task}};
}

} // namespace releasedesk::domain
