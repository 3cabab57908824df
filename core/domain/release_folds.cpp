// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"
#include "core/domain/plan_graph.h"
#include "core/domain/release.h"
#include "core/domain/task_kind.h"

#include <algorithm>

//! What each event changes in a release.

namespace releasedesk::domain {

void Release::on(const ReleaseCreated &event, const When &when)
{
    m_id = event.release;
    m_project = event.project;
    m_version = event.version;
    m_title = event.title;
    m_owner = event.owner;
    m_createdBy = when.actor;
    m_templateId = event.templateId;
    m_templateVersion = event.templateVersion;
    m_plan = event.plan;
    m_preparation = preparationOf(m_plan);
    m_scope = event.scope;
    m_snapshot = event.snapshot;
    m_windowStart = event.windowStart;
    m_windowEnd = event.windowEnd;
    m_createdAt = when.at;
    m_revision = 1;
}

void Release::on(const PlanEdited &event, const When & /*when*/)
{
    m_revision = event.revision;
    const Plan before = m_plan;
    for (const auto &json : event.edits) {
        const Result<PlanEdit> edit = planEditFromJson(json.toObject());
        if (edit) // it was applied before it was recorded, so it fits
            (void)applyEdit(m_plan, *edit);
    }
    m_preparation = preparationOf(m_plan);
    for (const Task &old : before.tasks) { // a result counts only for the inputs it came from
        const Task *const now = m_plan.task(old.id);
        const bool isSame
            = now && now->kind == old.kind && now->parameters == old.parameters && now->environment == old.environment;
        if (!isSame)
            m_runs.remove(old.id);
    }
}

void Release::on(const DetailsEdited &event, const When & /*when*/)
{
    m_revision = event.revision;
    m_title = event.title;
    m_owner = event.owner;
    m_windowStart = event.windowStart;
    m_windowEnd = event.windowEnd;
}

void Release::on(const ScopeRefreshed &event, const When & /*when*/)
{
    m_revision = event.revision;
    m_snapshot = event.snapshot;
    for (const Task &task : m_plan.tasks) {
        if (task.kind == u"jira.scope_lock") // it locked another list of issues
            m_runs.remove(task.id);
    }
}

void Release::on(const NotesEdited &event, const When & /*when*/)
{
    if (event.text.isEmpty())
        m_notesTexts.remove(event.language);
    else
        m_notesTexts.insert(event.language, event.text);
}

void Release::on(const ApprovalRequested & /*event*/, const When &when)
{
    m_state = ReleaseState::Preparing;
    m_requestedBy = when.actor;
    m_stateNote.clear();
    m_frozenDigest.clear();
    m_frozenParts.clear();
    m_endedAt = {};
    for (auto run = m_runs.begin(); run != m_runs.end();) { // what failed or was decided is asked again
        const Task *const task = m_plan.task(run.key());
        const bool isKept = task && run->letsPass() && automationOf(task->kind) == Automation::Automatic;
        run = isKept ? std::next(run) : m_runs.erase(run);
    }
}

void Release::on(const PreparationFailed &event, const When & /*when*/)
{
    m_state = ReleaseState::Draft;
    const Task *const task = m_plan.task(event.task);
    m_stateNote = task ? task->title : event.task.value();
}

void Release::on(const RevisionFrozen &event, const When & /*when*/)
{
    m_state = ReleaseState::InApproval;
    m_frozenDigest = event.digest;
    m_frozenParts = event.parts;
}

void Release::on(const ApprovalOpened &event, const When &when)
{
    QList<Signature> earlier;
    if (const ApprovalRequest *const before = approval(event.task))
        earlier = before->signatures;
    m_approvals.insert(event.task,
                       {event.task, event.approvers, event.rule, event.needed, event.requestedBy, when.at,
                        event.revision, event.digest, ApprovalState::Active, earlier});
}

void Release::on(const ApprovalSigned &event, const When &when)
{
    ApprovalRequest &request = m_approvals[event.task];
    request.signatures.append(
        {event.person, event.decision, event.comment, event.digest, event.revision, when.at, false});
    if (event.decision == Decision::Approve && request.isComplete())
        request.state = ApprovalState::Complete;
}

void Release::on(const ApprovalCompleted & /*event*/, const When & /*when*/)
{
    m_state = ReleaseState::Approved;
}

void Release::on(const ApprovalReturned &event, const When & /*when*/)
{
    m_state = ReleaseState::Returned;
    const ApprovalRequest *const request = approval(event.task);
    m_stateNote = request && !request->signatures.isEmpty() ? request->signatures.last().comment : QString();
    closeApprovals(ApprovalState::Returned);
}

void Release::on(const ApprovalRejected &event, const When & /*when*/)
{
    m_state = ReleaseState::Draft;
    const ApprovalRequest *const request = approval(event.task);
    m_stateNote = request && !request->signatures.isEmpty() ? request->signatures.last().comment : QString();
    closeApprovals(ApprovalState::Rejected);
}

void Release::on(const ApprovalWithdrawn &event, const When & /*when*/)
{
    m_state = ReleaseState::Draft;
    m_stateNote = event.reason;
    closeApprovals(ApprovalState::Withdrawn);
}

void Release::on(const SignaturesWithdrawn &event, const When & /*when*/)
{
    m_stateNote = event.reason;
    m_frozenDigest.clear();
    m_frozenParts.clear();
    m_state = ReleaseState::Preparing;
    for (ApprovalRequest &request : m_approvals) {
        for (Signature &signature : request.signatures)
            signature.isWithdrawn = true;
        request.state = ApprovalState::Withdrawn;
        m_runs.remove(request.task);
    }
}

void Release::on(const ReleaseStarted &event, const When &when)
{
    m_state = ReleaseState::Running;
    m_runNumber = event.run;
    m_startedAt = when.at;
    m_endedAt = {};
    m_hasRolledBack = false;
    m_stateNote.clear();
}

void Release::on(const ReleasePaused &event, const When & /*when*/)
{
    m_stateBeforeStop = m_state;
    m_state = ReleaseState::Paused;
    m_stateNote = event.reason;
}

void Release::on(const ReleaseResumed & /*event*/, const When & /*when*/)
{
    m_state = m_stateBeforeStop;
    m_stateNote.clear();
}

void Release::on(const ReleaseHalted &event, const When & /*when*/)
{
    if (m_state != ReleaseState::Halted && m_state != ReleaseState::Paused)
        m_stateBeforeStop = m_state;
    m_state = ReleaseState::Halted;
    m_stateNote = event.task.value();
}

void Release::on(const ReleaseCompleted & /*event*/, const When &when)
{
    m_state = ReleaseState::Released;
    m_endedAt = when.at;
}

void Release::on(const ReleaseAborted &event, const When &when)
{
    m_state = ReleaseState::Aborted;
    m_stateNote = event.reason;
    m_endedAt = when.at;
    for (const Task &task : m_plan.tasks) {
        const TaskRun known = run(task.id);
        if (!known.isFinished() && known.state != TaskState::Failed && !task.isInRollbackLane())
            enter(task.id, TaskState::Aborted, when.at);
    }
    closeApprovals(ApprovalState::Withdrawn);
}

void Release::on(const ReleaseDiscarded &event, const When &when)
{
    m_state = ReleaseState::Discarded;
    m_stateNote = event.reason;
    m_endedAt = when.at;
    closeApprovals(ApprovalState::Withdrawn);
}

void Release::on(const ReleaseClosed &event, const When & /*when*/)
{
    m_state = ReleaseState::Closed;
    m_outcome = event.outcome;
}

void Release::on(const RollbackStarted &event, const When &when)
{
    m_state = ReleaseState::RollingBack;
    m_hasRolledBack = true;
    m_stateNote = event.reason;
    m_rollbackSteps = event.steps;
    m_endedAt = {};
    for (const Task &task : m_plan.tasks) { // what had not come up yet never will
        const TaskState state = run(task.id).state;
        const bool isOpen = state == TaskState::Planned || state == TaskState::Ready || state == TaskState::Waiting;
        if (!task.isInRollbackLane() && isOpen)
            enter(task.id, TaskState::Aborted, when.at);
    }
}

void Release::on(const RollbackCompleted & /*event*/, const When &when)
{
    m_state = ReleaseState::RolledBack;
    m_endedAt = when.at;
}

void Release::on(const RollbackHalted &event, const When & /*when*/)
{
    m_stateBeforeStop = ReleaseState::RollingBack;
    m_state = ReleaseState::Halted;
    m_stateNote = event.task.value();
}

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
    if (!run.startedAt.isValid())
        run.startedAt = when.at;
    run.attempts.append({event.attempt, event.opId, when.at});
}

void Release::on(const TaskSucceeded &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Succeeded, when.at);
    if (!run.startedAt.isValid())
        run.startedAt = when.at;
    run.finishedAt = when.at;
    run.output = event.output;
    run.summary = event.summary;
    run.links = event.links;
    run.note = event.note;
    finishAttempt(event.task, event.attempt, TaskState::Succeeded, {}, event.summary, when.at);
    goOn();
}

void Release::on(const TaskFailed &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Failed, when.at);
    run.finishedAt = when.at;
    run.summary = event.message;
    if (event.attempt > run.attempt()) // it could not even start
        run.attempts.append({event.attempt, {}, when.at});
    finishAttempt(event.task, event.attempt, TaskState::Failed, event.code, event.message, when.at);
    for (Attempt &attempt : run.attempts) {
        if (attempt.number == event.attempt)
            attempt.hadNoEffect = event.nothingHappened;
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
    if (event.happened)
        run.output = event.output;
    if (!run.attempts.isEmpty()) {
        run.attempts.last().outcome = run.state;
        run.attempts.last().hadNoEffect = !event.happened;
    }
    if (event.happened)
        goOn();
}

void Release::on(const TaskRetried &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Ready, when.at);
    run.finishedAt = {};
    goOn();
}

void Release::on(const TaskSkipped &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Skipped, when.at);
    run.finishedAt = when.at;
    run.note = event.reason;
    goOn();
}

void Release::on(const TaskClaimed &event, const When &when)
{
    TaskRun &run = enter(event.task, TaskState::Running, when.at);
    run.claimedBy = event.by;
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

void Release::on(const TaskCompensated &event, const When &when)
{
    enter(event.task, TaskState::Compensated, when.at);
}

} // namespace releasedesk::domain
