// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_separation.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/task_guards.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskDecisions)
};

Result<> checkNotVerifier(const Task &task, const Circumstances &now)
{
    if (task.verifier != now.actor)
        return {};
    return refusal(QStringLiteral("task.verifierIsPerformer"),
                   Text::tr("You confirm “%1”, so somebody else has to do it.").arg(task.title),
                   ErrorCode::PermissionDenied);
}

int itemCount(const Task &task)
{
    const QString name = task.kind == u"owner.review" ? QStringLiteral("points") : QStringLiteral("items");
    return static_cast<int>(task.parameters[name].toArray().size());
}

} // namespace

Decided decide(const RetryTask &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun run = release.run(command.task);
    if (run.state == TaskState::Unknown)
        return refusal(
            QStringLiteral("task.unknownOutcome"),
            Text::tr("Nobody knows whether “%1” took effect, so trying again might do it twice. Say first what "
                     "became of it.")
                .arg(task->title));
    if (run.state != TaskState::Failed || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (!run.attempts.isEmpty() && run.attempts.last().code == u"Unknown" && !run.attempts.last().hadNoEffect)
        return refusal(QStringLiteral("task.unknownOutcome"),
                       Text::tr("Whether “%1” took effect could never be found out, so trying again might do it twice. "
                                "Skip it, complete it by hand, or roll back.")
                           .arg(task->title));
    if (command.onlyFailedTargets && (run.attempts.isEmpty() || run.attempts.last().failedTargets.isEmpty()))
        return refusal(
            QStringLiteral("task.noFailedTargets"),
            Text::tr("“%1” did not say which of its targets failed. Try it again as a whole.").arg(task->title));
    const Person *const person = now.directory.person(now.actor);
    const bool isOwner = release.owner() == now.actor || (person && person->roles.contains(Role::Owner));
    if (run.attempts.size() > task->retries && !isOwner)
        return refusal(QStringLiteral("task.noAttemptsLeft"),
                       Text::tr("“%1” has used up its attempts, so only an owner may try it again. Ask one, or finish "
                                "it by hand.")
                           .arg(task->title),
                       ErrorCode::PermissionDenied);
    return QList<ReleaseEvent>{TaskRetried{command.task, command.onlyFailedTargets}};
}

Decided decide(const SkipTask &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskState state = release.run(command.task).state;
    const bool isOpen = state == TaskState::Planned || state == TaskState::Ready || state == TaskState::Waiting
        || state == TaskState::Failed;
    if (!isOpen || !mayMove(release, command.task))
        return taskNotNow(*task);
    const bool isCheckOfProtected = task->kind == u"gate.check" && now.directory.isProtected(task->environment);
    if (!task->isSkippable || task->kind == u"release.approve" || isCheckOfProtected)
        return refusal(QStringLiteral("task.notSkippable"),
                       Text::tr("“%1” may not be skipped. Repair it and try again, or roll back.").arg(task->title),
                       ErrorCode::PermissionDenied);
    const bool isInAdvance = state == TaskState::Planned;
    if (isInAdvance && isDoneByPeople(*task) && task->isAdvanceForbidden)
        return refusal(QStringLiteral("task.noAdvance"),
                       Text::tr("“%1” may not be skipped before its turn. Wait until it comes up.").arg(task->title),
                       ErrorCode::PermissionDenied);
    if (const auto said = checkSaid(command.reason); !said)
        return failed(said);
    return QList<ReleaseEvent>{TaskSkipped{command.task, command.reason, isInAdvance, true}};
}

Decided decide(const ClaimTask &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun run = release.run(command.task);
    if (run.claimedBy == now.actor && run.state == TaskState::Running)
        return QList<ReleaseEvent>();
    const bool isFree = run.state == TaskState::Waiting && run.waitReason == WaitReason::Person;
    if (!isDoneByPeople(*task) || !isFree || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (const auto open = checkNotFrozen(release, *task, now); !open)
        return failed(open);
    if (!run.handedTo.isEmpty() && run.handedTo != now.actor && release.owner() != now.actor)
        return refusal(QStringLiteral("task.handedTo"),
                       Text::tr("“%1” was handed to %2. Ask them, or the owner of the release.")
                           .arg(task->title, now.directory.nameOf(run.handedTo)),
                       ErrorCode::PermissionDenied);
    if (const auto other = checkNotVerifier(*task, now); !other)
        return failed(other);
    if (const auto separate = checkMayCarryOut(now.actor, release, now.directory); !separate)
        return failed(separate);
    return QList<ReleaseEvent>{TaskClaimed{command.task, now.actor}};
}

Decided decide(const CompleteTask &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun run = release.run(command.task);
    const bool isByHand = run.state == TaskState::Failed;
    const bool isOpen = (run.state == TaskState::Waiting && run.waitReason == WaitReason::Person)
        || (run.state == TaskState::Running && isDoneByPeople(*task));
    if ((!isByHand && !isOpen) || task->kind == u"release.approve" || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (isByHand && command.note.trimmed().isEmpty())
        return refusal(QStringLiteral("task.noReason"),
                       Text::tr("Say what you did by hand; the note stays in the history."),
                       ErrorCode::InvalidArgument);
    if (const auto open = checkNotFrozen(release, *task, now); !open && !isByHand && run.claimedBy.isEmpty())
        return failed(open);
    if (!run.claimedBy.isEmpty() && run.claimedBy != now.actor && !isByHand)
        return refusal(QStringLiteral("task.claimed"),
                       Text::tr("%1 has taken on “%2”. Ask for a hand-over first.")
                           .arg(now.directory.nameOf(run.claimedBy), task->title),
                       ErrorCode::PermissionDenied);
    if (!isByHand && run.ticks.size() < itemCount(*task))
        return refusal(QStringLiteral("task.itemsOpen"),
                       Text::tr("%n item(s) of “%1” are still open. Tick them, or say why they do not apply.", nullptr,
                                itemCount(*task) - static_cast<int>(run.ticks.size()))
                           .arg(task->title));
    if (const auto separate = checkMayCarryOut(now.actor, release, now.directory); !separate)
        return failed(separate);
    if (const auto other = checkNotVerifier(*task, now); !other)
        return failed(other);
    if (!task->verifier.isEmpty())
        return QList<ReleaseEvent>{TaskPerformed{command.task, now.actor, command.note}};
    return QList<ReleaseEvent>{doneByHand(command.task, now.actor, command.note, now.directory)};
}

Decided decide(const TickItem &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun run = release.run(command.task);
    const bool isOpen
        = (run.state == TaskState::Waiting && run.waitReason == WaitReason::Person) || run.state == TaskState::Running;
    if (!isDoneByPeople(*task) || !isOpen || !mayMove(release, command.task))
        return taskNotNow(*task);
    if (command.item < 0 || command.item >= itemCount(*task))
        return refusal(QStringLiteral("task.unknownItem"), Text::tr("“%1” has no such item.").arg(task->title),
                       ErrorCode::NotFound);
    return QList<ReleaseEvent>{TaskItemTicked{command.task, command.item, now.actor, command.notApplicableReason}};
}

Decided decide(const ResolveUnknown &command, const Release &release, const Circumstances & /*now*/)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const bool isKept = release.state() == ReleaseState::Closed || release.state() == ReleaseState::Discarded;
    if (release.run(command.task).state != TaskState::Unknown || isKept)
        return taskNotNow(*task);
    if (command.note.trimmed().isEmpty())
        return refusal(QStringLiteral("task.noReason"), Text::tr("Say how you know; the note stays in the history."),
                       ErrorCode::InvalidArgument);
    const bool happened = command.happened && !command.isAbandoned;
    return QList<ReleaseEvent>{TaskResolved{command.task, happened, command.note, {}, command.isAbandoned}};
}

Decided decide(const CancelTask &command, const Release &release, const Circumstances & /*now*/)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    if (release.run(command.task).state != TaskState::Running || isDoneByPeople(*task))
        return taskNotNow(*task);
    return QList<ReleaseEvent>();
}

} // namespace releasedesk::domain
