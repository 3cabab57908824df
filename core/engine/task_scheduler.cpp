// SPDX-License-Identifier: Apache-2.0
#include "core/engine/task_scheduler.h"

#include "core/domain/approval_progress.h"
#include "core/domain/manifest.h"
#include "core/domain/plan_check.h"
#include "core/domain/precondition.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"
#include "core/engine/retry_delay.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::engine {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskScheduler)
};

bool letsPass(TaskState state)
{
    return state == TaskState::Succeeded || state == TaskState::Skipped;
}

//! Whether the task of this place goes on without a decision of a person.
bool isOpen(const Release &release, int place, TaskState state)
{
    if (state != TaskState::Running)
        return state == TaskState::Ready;
    const bool isPersons = release.index().at(place).automation == Automation::Person;
    return !isPersons || release.run(release.plan().tasks.at(place).id).claimedBy.isEmpty();
}

bool waitsForCondition(const Release &release, int place, TaskState state)
{
    return state == TaskState::Waiting
        && release.run(release.plan().tasks.at(place).id).waitReason == WaitReason::Condition;
}

//! The tasks whose turn it is, by place: planned or waiting for their precondition, and everything before them is done,
//! directly or not. So a task that was skipped before its turn, or whose result is kept from an earlier revision, lets
//! nothing past what it had to wait for itself.
std::vector<int> tasksToBringUp(const Release &release)
{
    const QList<TaskState> &states = release.states();
    std::vector<int> found;
    (void)release.index().graph().sweep([&](int place, bool isBeforeDone) {
        const TaskState state = states.at(place);
        if (isBeforeDone && (state == TaskState::Planned || waitsForCondition(release, place, state)))
            found.push_back(place);
        return isBeforeDone && letsPass(state);
    });
    std::ranges::sort(found);
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

using ProjectVariables = QMap<QString, QString>;

QString explained(const QStringList &reasons)
{
    return Text::tr("Its precondition is not met: %1.").arg(reasons.join(QStringLiteral("; ")));
}

//! What a precondition does with a task whose turn it is; nothing lets it come up. Whoever waits for it already is not
//! told again.
std::optional<QList<ReleaseEvent>> heldBack(const Release &release, const Task &task, const ProjectVariables &project)
{
    if (task.precondition.isEmpty() || automationOf(task.kind) == Automation::Approval)
        return std::nullopt;
    const auto verdict = evaluateCondition(task.precondition, {release, project, &task});
    const bool isWait = task.whenFalse == WhenFalse::Wait;
    if (verdict && verdict->isTrue)
        return std::nullopt;
    if (!verdict && (!isWait || verdict.error().code == ErrorCode::InvalidArgument))
        return QList<ReleaseEvent>{TaskFailed{task.id,
                                              release.lastAttempt(task.id) + 1,
                                              errorCodeName(verdict.error().code),
                                              verdict.error().message,
                                              {},
                                              true}};
    if (!isWait)
        return QList<ReleaseEvent>{TaskSkipped{task.id, explained(verdict->reasons)}};
    if (release.run(task.id).waitReason == WaitReason::Condition)
        return QList<ReleaseEvent>();
    return QList<ReleaseEvent>{TaskWaiting{task.id, WaitReason::Condition}};
}

//! What brings up a task whose turn it is.
QList<ReleaseEvent> bringUp(const Release &release, const Task &task, const ProjectVariables &project)
{
    if (const auto instead = heldBack(release, task, project))
        return *instead;
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
    done.summary = QStringLiteral("%1 / %2").arg(grantedCount(*request)).arg(request->neededCount());
    return done;
}

//! Brings up those of the tasks that \p isWanted by their place.
template<typename Wanted>
QList<ReleaseEvent> bringUpThose(const Release &release, const ProjectVariables &project, Wanted isWanted)
{
    QList<ReleaseEvent> events;
    for (const int place : tasksToBringUp(release)) {
        if (isWanted(release.index().at(place)))
            events += bringUp(release, release.plan().tasks.at(place), project);
    }
    return events;
}

bool isApproval(const PlanIndex::Place &place)
{
    return place.automation == Automation::Approval;
}

bool isFailed(TaskState state)
{
    return state == TaskState::Failed || state == TaskState::Unknown;
}

QList<ReleaseEvent> whilePreparing(const Release &release, const ProjectVariables &project)
{
    const auto isWork = [](const PlanIndex::Place &place) { return place.isPreparation && !isApproval(place); };
    QList<ReleaseEvent> events = bringUpThose(release, project, isWork);
    bool isDone = true;
    bool isMoving = false;
    TaskId failed;
    const QList<TaskState> &states = release.states();
    for (int place = 0; place < states.size(); ++place) {
        if (!isWork(release.index().at(place)))
            continue;
        const TaskState state = states.at(place);
        isDone = isDone && letsPass(state);
        isMoving = isMoving || state == TaskState::Unknown || isOpen(release, place, state);
        if (state != TaskState::Failed)
            continue;
        const Task &task = release.plan().tasks.at(place);
        const bool willRetry = retryDelay(task, release.run(task.id)).has_value();
        isMoving = isMoving || willRetry;
        if (maySkipItself(task) && !willRetry)
            events.append(skippedItself(task));
        else if (failed.isEmpty())
            failed = task.id;
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

//! Approval tasks whose line is complete; \p inPreparation: only those before the start.
QList<ReleaseEvent> linesDone(const Release &release, bool inPreparation)
{
    QList<ReleaseEvent> events;
    for (auto request = release.approvals().begin(); request != release.approvals().end(); ++request) {
        const int place = release.index().placeOf(request.key());
        if (place < 0 || release.index().at(place).isInLane
            || (inPreparation && !release.index().at(place).isPreparation))
            continue;
        if (const auto done = lineDone(release, release.plan().tasks.at(place)))
            events.append(*done);
    }
    return events;
}

QList<ReleaseEvent> whileInApproval(const Release &release, const ProjectVariables &project)
{
    const auto isLine = [](const PlanIndex::Place &place) { return place.isPreparation && isApproval(place); };
    QList<ReleaseEvent> events = bringUpThose(release, project, isLine) + linesDone(release, true);
    bool isDone = true;
    for (int place = 0; place < release.states().size(); ++place)
        isDone = isDone && (!isLine(release.index().at(place)) || letsPass(release.states().at(place)));
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

//! Where the tasks of a run stand together.
struct Stand {
    bool isDone = true;
    bool isMoving = false; //!< something goes on without a person
    QList<Task> stuck; //!< failed or unknown, and not tried again by itself
};

//! What is held does not move: whoever waits for it could wait for ever.
Stand standOf(const Release &release, const QSet<TaskId> &held)
{
    Stand stand;
    const QList<TaskState> &states = release.states();
    for (int place = 0; place < states.size(); ++place) {
        if (release.index().at(place).isInLane)
            continue;
        const TaskState state = states.at(place);
        stand.isDone = stand.isDone && letsPass(state);
        const bool isHeld = state == TaskState::Ready && held.contains(release.plan().tasks.at(place).id);
        stand.isMoving = stand.isMoving || (!isHeld && isOpen(release, place, state));
        if (!isFailed(state))
            continue;
        const Task &task = release.plan().tasks.at(place);
        if (retryDelay(task, release.run(task.id)))
            stand.isMoving = true;
        else
            stand.stuck.append(task);
    }
    return stand;
}

//! What failures do to the run: skipped, rolled back, aborted, or it halts once nothing else can move.
QList<ReleaseEvent> afterFailures(const Release &release, const Stand &stand)
{
    for (const Task &task : stand.stuck) {
        if (release.run(task.id).state != TaskState::Failed)
            continue;
        if (const auto event = onFailure(release, task, stand.isMoving))
            return {*event};
    }
    if (!stand.stuck.isEmpty() && !stand.isMoving && !stand.isDone)
        return {ReleaseHalted{stand.stuck.first().id}};
    return {};
}

QList<ReleaseEvent> whileRunning(const Release &release, const ProjectVariables &project, const QSet<TaskId> &held)
{
    const auto isAny = [](const PlanIndex::Place & /*place*/) { return true; };
    const QList<ReleaseEvent> events = bringUpThose(release, project, isAny) + linesDone(release, false);
    if (!events.isEmpty())
        return events;
    const Stand stand = standOf(release, held);
    return stand.isDone ? QList<ReleaseEvent>{ReleaseCompleted{}} : afterFailures(release, stand);
}

//! Nothing new starts; but what has failed stops the run as if it were not paused, once nothing is left to start.
QList<ReleaseEvent> whilePaused(const Release &release, const QSet<TaskId> &held)
{
    const QList<ReleaseEvent> signedNow = linesDone(release, false);
    const std::vector<int> toCome = tasksToBringUp(release);
    const bool isAnyToCome
        = std::ranges::any_of(toCome, [&](int place) { return release.states().at(place) == TaskState::Planned; });
    if (!signedNow.isEmpty() || isAnyToCome)
        return signedNow;
    return afterFailures(release, standOf(release, held));
}

//! An effect counts as taken back when every step that undoes it has succeeded.
bool isTakenBack(const Release &release, const TaskId &task)
{
    return std::ranges::all_of(release.rollbackSteps(), [&](const RollbackStep &step) {
        return step.undoes != task || release.run(step.step).state == TaskState::Succeeded;
    });
}

//! What one step of a rollback does next; nothing lets the next step come.
std::optional<QList<ReleaseEvent>> ofStep(const Release &release, const RollbackStep &step,
                                          const ProjectVariables &project)
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
        return dispatch ? bringUp(release, dispatch->task, project) : QList<ReleaseEvent>{TaskSkipped{step.step, {}}};
    case TaskState::Failed:
    case TaskState::Unknown:
        if (dispatch && retryDelay(dispatch->task, run))
            return QList<ReleaseEvent>();
        return QList<ReleaseEvent>{RollbackHalted{step.step}};
    default:
        if (run.state == TaskState::Waiting && run.waitReason == WaitReason::Condition && dispatch)
            return bringUp(release, dispatch->task, project);
        if (const auto done = dispatch ? lineDone(release, dispatch->task) : std::nullopt)
            return QList<ReleaseEvent>{*done};
        return QList<ReleaseEvent>();
    }
}

QList<ReleaseEvent> whileRollingBack(const Release &release, const ProjectVariables &project)
{
    for (const RollbackStep &step : release.rollbackSteps()) {
        if (const auto events = ofStep(release, step, project))
            return *events;
    }
    return {RollbackCompleted{}};
}

} // namespace

QList<ReleaseEvent> nextEvents(const Release &release, const QMap<QString, QString> &projectVariables,
                               const QSet<TaskId> &held)
{
    switch (release.state()) {
    case ReleaseState::Preparing:
        return whilePreparing(release, projectVariables);
    case ReleaseState::InApproval:
        return whileInApproval(release, projectVariables);
    case ReleaseState::Running:
        return whileRunning(release, projectVariables, held);
    case ReleaseState::RollingBack:
        return whileRollingBack(release, projectVariables);
    case ReleaseState::Paused:
        return release.stateBeforeStop() == ReleaseState::Running ? whilePaused(release, held) : QList<ReleaseEvent>();
    case ReleaseState::Halted: // whose last signature came goes on
        return release.stateBeforeStop() == ReleaseState::Running ? linesDone(release, false) : QList<ReleaseEvent>();
    default:
        return {};
    }
}

std::optional<Dispatch> dispatchOf(const Release &release, const TaskId &run)
{
    if (const Task *const task = release.task(run))
        return Dispatch{run, *task, false};
    const Task *const restored = release.task(restoredTaskOf(run));
    return restored ? std::optional(Dispatch{run, *restored, true}) : std::nullopt;
}

QList<Dispatch> dispatchable(const Release &release)
{
    QList<Dispatch> ready;
    if (release.state() == ReleaseState::RollingBack) {
        for (const RollbackStep &step : release.rollbackSteps()) {
            const auto dispatch
                = release.run(step.step).state == TaskState::Ready ? dispatchOf(release, step.step) : std::nullopt;
            if (dispatch && automationOf(dispatch->task.kind) == Automation::Automatic)
                ready.append(*dispatch);
        }
    }
    if (release.state() != ReleaseState::Preparing && release.state() != ReleaseState::Running)
        return ready;
    for (int place = 0; place < release.states().size(); ++place) {
        const PlanIndex::Place &known = release.index().at(place);
        if (release.states().at(place) != TaskState::Ready || known.isInLane
            || known.automation != Automation::Automatic
            || (release.state() == ReleaseState::Preparing && !known.isPreparation))
            continue;
        const Task &task = release.plan().tasks.at(place);
        ready.append({task.id, task, false});
    }
    return ready;
}

} // namespace releasedesk::engine
