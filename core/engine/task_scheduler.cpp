// SPDX-License-Identifier: Apache-2.0
#include "core/engine/task_scheduler.h"

#include "core/domain/manifest.h"
#include "core/domain/plan_check.h"
#include "core/domain/plan_graph.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::engine {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskScheduler)
};

constexpr int attemptsWithoutEffect = 3;

bool isOpen(const TaskRun &run)
{
    return run.state == TaskState::Ready || (run.state == TaskState::Running && run.claimedBy.isEmpty());
}

//! The tasks whose turn it is: planned, and everything before them is done, directly or not. So a task that was skipped
//! before its turn, or whose result is kept from an earlier revision, lets nothing past what it had to wait for itself.
QSet<TaskId> tasksToBringUp(const Release &release)
{
    const Plan &plan = release.plan();
    QSet<TaskId> found;
    (void)PlanGraph(plan).sweep([&](int index, bool isBeforeDone) {
        const TaskId &id = plan.tasks.at(index).id;
        const TaskRun run = release.run(id);
        if (isBeforeDone && run.state == TaskState::Planned)
            found.insert(id);
        return isBeforeDone && run.letsPass();
    });
    return found;
}

//! Whether a failure may be passed over by itself. What guards others never may.
bool maySkipItself(const Task &task)
{
    return task.onFailure == OnFailure::Skip && task.isSkippable && automationOf(task.kind) == Automation::Automatic;
}

TaskSkipped skippedItself(const Task &task)
{
    return {task.id, Text::tr("It failed, and the flow says to skip it then.")};
}

ApprovalOpened opened(const Release &release, const Task &task)
{
    const auto rule = json::fromName<DecisionRule>(task.parameters[QStringLiteral("rule")].toString());
    return {task.id,
            approversOf(task),
            rule.value_or(DecisionRule::InOrder),
            neededOf(task),
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
    const QSet<TaskId> next = tasksToBringUp(release);
    for (const Task &task : release.plan().tasks) {
        if (!isWanted(release, task, true) || automationOf(task.kind) == Automation::Approval)
            continue;
        const TaskRun run = release.run(task.id);
        isDone = isDone && run.letsPass();
        isMoving = isMoving || isOpen(run) || run.state == TaskState::Unknown
            || (run.state == TaskState::Failed && retryDelay(task, run));
        if (run.state == TaskState::Failed && maySkipItself(task) && !retryDelay(task, run))
            events.append(skippedItself(task));
        else if (run.state == TaskState::Failed && failed.isEmpty())
            failed = task.id;
        if (next.contains(task.id))
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
    const QSet<TaskId> next = tasksToBringUp(release);
    for (const Task &task : release.plan().tasks) {
        if (!isWanted(release, task, true) || automationOf(task.kind) != Automation::Approval)
            continue;
        isDone = isDone && release.run(task.id).letsPass();
        if (next.contains(task.id))
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
    if (maySkipItself(task))
        return skippedItself(task);
    // The way back, and what stays changed, can be told only once every outcome is known.
    const bool isAnyUnknown
        = std::ranges::any_of(release.runs(), [](const TaskRun &run) { return run.state == TaskState::Unknown; });
    if (isMoving || isAnyUnknown)
        return std::nullopt;
    if (task.onFailure == OnFailure::Abort)
        return ReleaseAborted{release.run(task.id).summary, effectsInForce(release)};
    if (task.onFailure != OnFailure::RollBack || release.hasRolledBack())
        return std::nullopt;
    const RollbackPlan plan = rollbackPlan(release);
    if (plan.steps.isEmpty())
        return std::nullopt;
    return RollbackStarted{release.run(task.id).summary, true, plan.steps};
}

QList<ReleaseEvent> whileRunning(const Release &release)
{
    QList<ReleaseEvent> events;
    bool isDone = true;
    bool isMoving = false;
    QList<Task> stuck;
    const QSet<TaskId> next = tasksToBringUp(release);
    for (const Task &task : release.plan().tasks) {
        if (task.isInRollbackLane())
            continue;
        const TaskRun run = release.run(task.id);
        isDone = isDone && run.letsPass();
        const bool willRetry = retryDelay(task, run).has_value();
        isMoving = isMoving || isOpen(run) || willRetry;
        if (!willRetry && (run.state == TaskState::Failed || run.state == TaskState::Unknown))
            stuck.append(task);
        if (next.contains(task.id))
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

//! An effect counts as taken back when every step that undoes it has succeeded.
bool isTakenBack(const Release &release, const TaskId &task)
{
    return std::ranges::all_of(release.rollbackSteps(), [&](const RollbackStep &step) {
        return step.undoes != task || release.run(step.step).state == TaskState::Succeeded;
    });
}

//! What one step of a rollback does next; nothing lets the next step come.
std::optional<QList<ReleaseEvent>> ofStep(const Release &release, const RollbackStep &step)
{
    const TaskRun run = release.run(step.step);
    const auto dispatch = dispatchOf(release, step.step);
    switch (run.state) {
    case TaskState::Succeeded:
    case TaskState::Skipped: {
        const bool isNew = !step.undoes.isEmpty() && release.run(step.undoes).state != TaskState::Compensated
            && isTakenBack(release, step.undoes);
        if (isNew)
            return QList<ReleaseEvent>{TaskCompensated{step.undoes}};
        return std::nullopt;
    }
    case TaskState::Planned:
        if (dispatch && dispatch->isRestore)
            return QList<ReleaseEvent>{TaskReady{step.step}};
        return dispatch ? bringUp(release, dispatch->task) : QList<ReleaseEvent>{TaskSkipped{step.step, {}}};
    case TaskState::Failed:
    case TaskState::Unknown:
        if (dispatch && retryDelay(dispatch->task, run))
            return QList<ReleaseEvent>();
        return QList<ReleaseEvent>{RollbackHalted{step.step}};
    default:
        if (const auto done = dispatch ? lineDone(release, dispatch->task) : std::nullopt)
            return QList<ReleaseEvent>{*done};
        return QList<ReleaseEvent>();
    }
}

QList<ReleaseEvent> whileRollingBack(const Release &release)
{
    for (const RollbackStep &step : release.rollbackSteps()) {
        if (const auto events = ofStep(release, step))
            return *events;
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
        if (run->state != TaskState::Ready || !release.isCurrent(run.key()))
            continue;
        const auto dispatch = dispatchOf(release, run.key());
        if (dispatch && automationOf(dispatch->task.kind) == Automation::Automatic)
            ready.append(*dispatch);
    }
    return ready;
}

std::optional<std::chrono::milliseconds> retryDelay(const Task &task, const TaskRun &run)
{
    const bool isOver = run.state == TaskState::Failed || run.state == TaskState::Unknown;
    if (!isOver || run.attempts.isEmpty())
        return std::nullopt;
    const Attempt &last = run.attempts.last();
    const int made = static_cast<int>(run.attempts.size());
    if (run.state == TaskState::Unknown) // only where the kind promises no more than "at least once"
        return mayRepeat(task.kind) && made < attemptsWithoutEffect ? std::optional(std::chrono::milliseconds(200))
                                                                    : std::nullopt;
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
