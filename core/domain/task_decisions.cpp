// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release_decisions.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskDecisions)
};

//! Whether people may move this task now. While a rollback runs, only its steps; before, none of them: who skipped one
//! early would take the way back away.
bool mayMove(const Release &release, const TaskId &id)
{
    return release.isLive() && release.isCurrent(id);
}

//! The task of a run: of the plan, or the one a rollback step restores.
const Task *taskOf(const Release &release, const TaskId &id)
{
    const TaskId restored = restoredTaskOf(id);
    return release.plan().task(restored.isEmpty() ? id : restored);
}

tl::unexpected<Error> unknownTask(const Release &release, const TaskId &id)
{
    if (!release.exists())
        return notNow(release);
    return refusal(QStringLiteral("task.unknown"), Text::tr("This release has no task “%1”.").arg(id.value()),
                   ErrorCode::NotFound);
}

tl::unexpected<Error> taskNotNow(const Task &task)
{
    return refusal(QStringLiteral("task.state"),
                   Text::tr("“%1” is not in a state that allows this. Nothing was changed.").arg(task.title));
}

bool isDoneByPeople(const Task &task)
{
    return automationOf(task.kind) == Automation::Person;
}

int itemCount(const Task &task)
{
    const QString name = task.kind == u"owner.review" ? QStringLiteral("points") : QStringLiteral("items");
    return static_cast<int>(task.parameters[name].toArray().size());
}

} // namespace

Decided decide(const RetryTask &command, const Release &release, const Circumstances & /*now*/)
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
    return QList<ReleaseEvent>{TaskRetried{command.task}};
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
    if (command.reason.trimmed().isEmpty())
        return refusal(QStringLiteral("task.noReason"), Text::tr("Say why; the reason stays in the history."),
                       ErrorCode::InvalidArgument);
    return QList<ReleaseEvent>{TaskSkipped{command.task, command.reason}};
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
    TaskSucceeded done{command.task};
    done.output = {{QStringLiteral("by"), now.actor.value()}, {QStringLiteral("note"), command.note}};
    done.summary = now.directory.nameOf(now.actor);
    done.isByHand = true;
    done.note = command.note;
    return QList<ReleaseEvent>{done};
}

Decided decide(const TickItem &command, const Release &release, const Circumstances &now)
{
    const Task *const task = taskOf(release, command.task);
    if (!task)
        return unknownTask(release, command.task);
    const TaskRun run = release.run(command.task);
    const bool isOpen = run.state == TaskState::Waiting || run.state == TaskState::Running;
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
    return QList<ReleaseEvent>{TaskResolved{command.task, command.happened, command.note}};
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
