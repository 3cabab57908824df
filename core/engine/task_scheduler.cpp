// SPDX-License-Identifier: Apache-2.0
#include "core/engine/task_scheduler.h"

#include "core/domain/manifest.h"
#include "core/domain/plan_check.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"

#include <algorithm>

namespace releasedesk::engine {
namespace {

using namespace domain;

constexpr int attemptsWithoutEffect = 3;

bool isOpen(const TaskRun &run)
{
    return run.state == TaskState::Ready || (run.state == TaskState::Running && run.claimedBy.isEmpty());
}

bool mayStart(const Release &release, const Task &task)
{
    if (release.run(task.id).state != TaskState::Planned)
        return false;
    return std::ranges::all_of(release.plan().predecessors(task.id),
                               [&](const TaskId &before) { return release.run(before).letsPass(); });
}

ApprovalOpened opened(const Release &release, const Task &task)
{
    const auto rule = json::fromName<DecisionRule>(task.parameters[QStringLiteral("rule")].toString());
    return {task.id,
            approversOf(task),
            rule.value_or(DecisionRule::InOrder),
            task.parameters[QStringLiteral("needed")].toInt(),
            release.requestedBy(),
            release.revision(),
            release.frozenDigest()};
}

//! What brings up a task whose turn it is.
QList<ReleaseEvent> bringUp(const Release &release, const Task &task)
{
    switch (automationOf(task.kind)) {
    case Automation::Automatic:
        return {TaskReady{task.id}};
    case Automation::Person:
        return {TaskWaiting{task.id, WaitReason::Person}};
    case Automation::Approval:
        return {opened(release, task), TaskWaiting{task.id, WaitReason::Approval}};
    }
    return {};
}

//! An approval task whose line is complete has succeeded.
std::optional<ReleaseEvent> lineDone(const Release &release, const Task &task)
{
    const TaskRun run = release.run(task.id);
    const ApprovalRequest *const request = release.approval(task.id);
    if (run.state != TaskState::Waiting || !request || request->state != ApprovalState::Complete)
        return std::nullopt;
    QJsonArray people;
    for (const Signature &signature : request->validApprovals())
        people.append(signature.person.value());
    TaskSucceeded done{task.id};
    done.output = {{QStringLiteral("signedBy"), people}};
    done.summary = QStringLiteral("%1 / %2").arg(people.size()).arg(request->neededCount());
    return done;
}

bool isWanted(const Release &release, const Task &task, bool preparation)
{
    return !task.isInRollbackLane() && release.isPreparation(task.id) == preparation;
}

QList<ReleaseEvent> whilePreparing(const Release &release)
{
    QList<ReleaseEvent> events;
    bool isDone = true;
    bool isMoving = false;
    TaskId failed;
    for (const Task &task : release.plan().tasks) {
        if (!isWanted(release, task, true) || automationOf(task.kind) == Automation::Approval)
            continue;
        const TaskRun run = release.run(task.id);
        isDone = isDone && run.letsPass();
        isMoving = isMoving || isOpen(run) || run.state == TaskState::Unknown
            || (run.state == TaskState::Failed && retryDelay(task, run));
        if (run.state == TaskState::Failed && task.onFailure == OnFailure::Skip && !retryDelay(task, run))
            events.append(TaskSkipped{task.id, QStringLiteral("onFailure")});
        else if (run.state == TaskState::Failed && failed.isEmpty())
            failed = task.id;
        if (mayStart(release, task))
            events += bringUp(release, task);
    }
    if (!events.isEmpty())
        return events;
    if (isDone) {
        const Manifest manifest = manifestOf(release);
        return {RevisionFrozen{release.revision(), manifest.digest, manifest.parts}};
    }
    if (!failed.isEmpty() && !isMoving)
        return {PreparationFailed{failed}};
    return {};
}

QList<ReleaseEvent> whileInApproval(const Release &release)
{
    QList<ReleaseEvent> events;
    bool isDone = true;
    for (const Task &task : release.plan().tasks) {
        if (!isWanted(release, task, true) || automationOf(task.kind) != Automation::Approval)
            continue;
        isDone = isDone && release.run(task.id).letsPass();
        if (mayStart(release, task))
            events += bringUp(release, task);
        if (const auto done = lineDone(release, task))
            events.append(*done);
    }
    if (events.isEmpty() && isDone)
        events.append(ApprovalCompleted{release.frozenDigest()});
    return events;
}

//! What a failed task asks for when no retry is left.
std::optional<ReleaseEvent> onFailure(const Release &release, const Task &task, bool isMoving)
{
    switch (task.onFailure) {
    case OnFailure::Skip:
        return TaskSkipped{task.id, QStringLiteral("onFailure")};
    case OnFailure::RollBack: {
        const RollbackPlan plan = rollbackPlan(release);
        if (isMoving || release.hasRolledBack() || plan.steps.isEmpty())
            return std::nullopt;
        return RollbackStarted{release.run(task.id).summary, true, plan.steps};
    }
    case OnFailure::Abort:
        if (isMoving)
            return std::nullopt;
        return ReleaseAborted{release.run(task.id).summary, effectsInForce(release)};
    case OnFailure::Ask:
        break;
    }
    return std::nullopt;
}

QList<ReleaseEvent> whileRunning(const Release &release)
{
    QList<ReleaseEvent> events;
    bool isDone = true;
    bool isMoving = false;
    QList<Task> stuck;
    for (const Task &task : release.plan().tasks) {
        if (task.isInRollbackLane())
            continue;
        const TaskRun run = release.run(task.id);
        isDone = isDone && run.letsPass();
        const bool willRetry = run.state == TaskState::Failed && retryDelay(task, run);
        isMoving = isMoving || isOpen(run) || willRetry;
        if ((run.state == TaskState::Failed && !willRetry) || run.state == TaskState::Unknown)
            stuck.append(task);
        if (mayStart(release, task))
            events += bringUp(release, task);
        if (const auto done = lineDone(release, task))
            events.append(*done);
    }
    if (!events.isEmpty())
        return events;
    for (const Task &task : stuck) {
        if (release.run(task.id).state != TaskState::Failed)
            continue;
        if (const auto event = onFailure(release, task, isMoving))
            return {*event};
    }
    if (isDone)
        return {ReleaseCompleted{}};
    if (!stuck.isEmpty() && !isMoving)
        return {ReleaseHalted{stuck.first().id}};
    return {};
}

QList<ReleaseEvent> whileRollingBack(const Release &release)
{
    for (const RollbackStep &step : release.rollbackSteps()) {
        const TaskRun run = release.run(step.step);
        const auto dispatch = dispatchOf(release, step.step);
        switch (run.state) {
        case TaskState::Succeeded:
        case TaskState::Skipped: {
            const bool isNew = !step.undoes.isEmpty() && run.state == TaskState::Succeeded
                && release.run(step.undoes).state != TaskState::Compensated;
            if (isNew)
                return {TaskCompensated{step.undoes}};
            continue; // the next step
        }
        case TaskState::Planned:
            if (dispatch && dispatch->isRestore)
                return {TaskReady{step.step}};
            return dispatch ? bringUp(release, dispatch->task) : QList<ReleaseEvent>{TaskSkipped{step.step, {}}};
        case TaskState::Failed:
            if (dispatch && retryDelay(dispatch->task, run))
                return {};
            return {RollbackHalted{step.step}};
        case TaskState::Unknown:
            return {RollbackHalted{step.step}};
        default:
            return {};
        }
    }
    return {RollbackCompleted{}};
}

} // namespace

QList<ReleaseEvent> nextEvents(const Release &release)
{
    switch (release.state()) {
    case ReleaseState::Preparing:
        return whilePreparing(release);
    case ReleaseState::InApproval:
        return whileInApproval(release);
    case ReleaseState::Running:
        return whileRunning(release);
    case ReleaseState::RollingBack:
        return whileRollingBack(release);
    default:
        return {};
    }
}

std::optional<Dispatch> dispatchOf(const Release &release, const TaskId &run)
{
    const TaskId restored = restoredTaskOf(run);
    const Task *const task = release.plan().task(restored.isEmpty() ? run : restored);
    if (!task)
        return std::nullopt;
    return Dispatch{run, *task, !restored.isEmpty()};
}

QList<Dispatch> dispatchable(const Release &release)
{
    const bool mayStartAny = release.state() == ReleaseState::Preparing || release.state() == ReleaseState::Running
        || release.state() == ReleaseState::RollingBack;
    QList<Dispatch> ready;
    if (!mayStartAny)
        return ready;
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        if (run->state != TaskState::Ready)
            continue;
        const auto dispatch = dispatchOf(release, run.key());
        if (dispatch && automationOf(dispatch->task.kind) == Automation::Automatic)
            ready.append(*dispatch);
    }
    return ready;
}

std::optional<std::chrono::milliseconds> retryDelay(const Task &task, const TaskRun &run)
{
    if (run.state != TaskState::Failed || run.attempts.isEmpty())
        return std::nullopt;
    const Attempt &last = run.attempts.last();
    const int made = static_cast<int>(run.attempts.size());
    const Error error{errorCodeFromName(last.code), {}, {}};
    const bool isWithinRetries = (error.isRetryable() || last.hadNoEffect) && made <= task.retries;
    const bool isFreeRetry = last.hadNoEffect && error.code == ErrorCode::Aborted && made < attemptsWithoutEffect;
    if (!isWithinRetries && !isFreeRetry)
        return std::nullopt;
    if (isFreeRetry)
        return std::chrono::milliseconds(200);
    return std::chrono::seconds(std::min(60, 1 << std::min(made, 6)));
}

} // namespace releasedesk::engine
