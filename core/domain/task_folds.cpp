// SPDX-License-Identifier: Apache-2.0
#include "core/base/sabotage.h"
#include "core/domain/release.h"
#include "core/domain/task_kind.h"

//! What each event of a task changes in its release.

namespace releasedesk::domain {

void Release::on(const TaskReady &event, const When &when)
{
    enter(event.task, TaskState::Ready, when.at);
}

void Release::on(const TaskWaiting &event, const When &when)
{
    enter(event.task, TaskState::Waiting, when.at).waitReason = event.reason;
}

void Release::on(const TaskStarted &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Running, when.at);
    run.isSilent = false;
    run.resolvedBy = {};
    if (!run.startedAt.isValid())
        run.startedAt = when.at;
    Attempt attempt{event.attempt, event.opId, when.at};
    attempt.parameters = event.parameters;
    attempt.onlyTargets = event.onlyTargets;
    begin(event.task, attempt);
}

void Release::on(const TaskSucceeded &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Succeeded, when.at);
    run.finishedAs = ++m_finished;
    if (!run.startedAt.isValid())
        run.startedAt = when.at;
    run.finishedAt = when.at;
    run.output = event.output;
    run.summary = event.summary;
    run.links = event.links;
    run.note = event.note;
    run.isByHand = event.isByHand;
    run.isOnWord = event.isByHand;
    run.isSilent = false;
    finishAttempt(event.task, event.attempt, TaskState::Succeeded, {}, event.summary, when.at);
    goOn();
}

void Release::on(const TaskFailed &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Failed, when.at);
    run.finishedAt = when.at;
    run.summary = event.message;
    if (event.attempt > run.attempt()) // it could not even start
        begin(event.task, {event.attempt, {}, when.at});
    finishAttempt(event.task, event.attempt, TaskState::Failed, event.code, event.message, when.at);
    for (Attempt &attempt : run.attempts) {
        if (attempt.number == event.attempt) {
            attempt.hadNoEffect = event.nothingHappened;
            attempt.failedTargets = event.failedTargets;
        }
    }
}

void Release::on(const TaskOutcomeUnknown &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Unknown, when.at);
    run.summary = event.message;
    finishAttempt(event.task, event.attempt, TaskState::Unknown, QStringLiteral("Unknown"), event.message, when.at);
}

void Release::on(const TaskResolved &event, const When &when)
{
    TaskRun &run = enter(event.task, event.happened ? TaskState::Succeeded : TaskState::Failed, when.at);
    run.finishedAt = when.at;
    run.note = event.note;
    run.resolvedBy = when.actor;
    run.summary = event.note; // in the place of the doubt; the attempt keeps what was known then
    if (event.happened) {
        run.finishedAs = ++m_finished;
        run.output = event.output;
        run.isOnWord = true;
    }
    if (!run.attempts.isEmpty()) {
        run.attempts.last().outcome = run.state;
        run.attempts.last().hadNoEffect = !event.happened && !event.isAbandoned;
    }
    goOn();
}

void Release::on(const TaskRetried &event, const When &when)
{
    // People are asked again from the start; for an executor the next attempt is all there is.
    const Task *const task = m_plan.task(event.task);
    const bool isAutomatic = !task || automationOf(task->kind) == Automation::Automatic;
    TaskRun &run = enter(event.task, isAutomatic ? TaskState::Ready : TaskState::Planned, when.at);
    run.finishedAt = {};
    run.claimedBy = {};
    run.resolvedBy = {};
    run.isOnlyFailedTargets = event.onlyFailedTargets;
    goOn();
}

void Release::on(const TaskSkipped &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Skipped, when.at);
    run.finishedAt = when.at;
    run.note = event.reason;
    run.isByHand = event.isByPerson;
    run.isInAdvance = event.isInAdvance;
    goOn();
}

void Release::on(const TaskClaimed &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Running, when.at);
    run.claimedBy = event.by;
    run.handedTo = {};
    if (!run.startedAt.isValid())
        run.startedAt = when.at;
}

void Release::on(const TaskItemTicked &event, const When &when)
{
    QList<ChecklistTick> &ticks = m_runs[event.task].ticks;
    ticks.removeIf([&](const ChecklistTick &tick) { return tick.item == event.item; });
    ticks.append({event.item, event.by, when.at, event.notApplicableReason});
}

void Release::on(const TaskCancelled &event, const When &when)
{
    TaskRun &run
        = enter(event.task, m_state == ReleaseState::Aborted ? TaskState::Aborted : TaskState::Failed, when.at);
    run.finishedAt = when.at;
    run.summary = event.reason;
    if (!run.attempts.isEmpty())
        finishAttempt(event.task, run.attempts.last().number, run.state, QStringLiteral("Cancelled"), event.reason,
                      when.at);
}

void Release::on(const TaskHandedOver &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Waiting, when.at);
    run.waitReason = WaitReason::Person;
    run.claimedBy = {};
    run.handedTo = event.to;
    run.note = event.note;
}

void Release::on(const TaskPerformed &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Waiting, when.at);
    run.waitReason = WaitReason::Verification;
    run.performedBy = event.by;
    run.note = event.note;
    if (!run.startedAt.isValid())
        run.startedAt = when.at;
    goOn();
}

void Release::on(const TaskNotConfirmed &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Waiting, when.at);
    run.waitReason = WaitReason::Person;
    run.claimedBy = {};
    run.note = event.note;
}

void Release::on(const TaskCompletedInAdvance &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Succeeded, when.at);
    run.finishedAs = ++m_finished;
    run.startedAt = when.at;
    run.finishedAt = when.at;
    run.output = {{QStringLiteral("by"), event.by.value()}, {QStringLiteral("note"), event.reason}};
    run.note = event.reason;
    run.isByHand = true;
    run.isOnWord = true;
    run.isInAdvance = true;
}

void Release::on(const TaskReopened &event, const When & /*when*/)
{
    if (m_runs.value(event.task).mayHaveHadEffect()) // what a person only said to be done is taken back by the word
        keepEffect(event.task);
    startOver(event.task);
    for (const TaskId &task : event.calledBack)
        startOver(task);
    goOn();
}

void Release::on(const TasksReset &event, const When & /*when*/)
{
    for (const TaskId &task : event.tasks) {
        if (!RD_SABOTAGED("restart-forgets-effects"))
            keepEffect(task);
        startOver(task);
    }
    goOn();
}

void Release::on(const TaskHeld &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Waiting, when.at);
    run.waitReason = WaitReason::Hold;
    run.note = event.reason;
}

void Release::on(const TaskHoldReleased &event, const When &when)
{
    enter(event.task, TaskState::Planned, when.at).note.clear();
}

void Release::on(const TaskSilent &event, const When & /*when*/)
{
    m_runs[event.task].isSilent = true;
}

void Release::on(const TaskHeard &event, const When & /*when*/)
{
    m_runs[event.task].isSilent = false;
}

void Release::on(const TaskCompensated &event, const When &when)
{
    m_earlierRuns.remove(event.task);
    enter(event.task, TaskState::Compensated, when.at);
}

} // namespace releasedesk::domain
