// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"
#include "core/domain/task_kind.h"

//! What each event of an approval changes in its release.

namespace releasedesk::domain {

void Release::on(const ApprovalRequested &event, const When &when)
{
    m_state = ReleaseState::Preparing;
    m_requestedBy = when.actor;
    ++m_requestNumber;
    m_sealed = event.sealed;
    m_stateNote.clear();
    m_frozenDigest.clear();
    m_frozenParts.clear();
    m_endedAt = {};
    for (auto run = m_runs.begin(); run != m_runs.end();) { // what failed or was decided is asked again
        const Task *const task = m_plan.task(run.key());
        const bool isApproval = task && automationOf(task->kind) == Automation::Approval;
        const bool isAutomatic = task && automationOf(task->kind) == Automation::Automatic;
        // Once it has started, what was done after the approval is not undone by asking for it again.
        const bool isOfTheRun = m_isAmended && !isPreparation(run.key());
        const bool isDone = run->letsPass() || (m_isAmended && run->waitReason == WaitReason::Verification);
        const bool isKept = task && !isApproval && (isOfTheRun || (isDone && (isAutomatic || m_isAmended)));
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
    ApprovalRequest request{event.task,        event.approvers, event.rule,     event.needed,
                            event.requestedBy, when.at,         event.revision, event.digest};
    request.line = m_sealed.lines.value(event.task);
    if (!request.line.steps.isEmpty())
        request.approvers = request.line.people();
    request.parts = event.digest == m_frozenDigest ? m_frozenParts : QMap<QString, QString>();
    if (const ApprovalRequest *const before = approval(event.task)) {
        request.signatures = before->signatures;
        for (auto record = before->records.begin(); record != before->records.end(); ++record) {
            request.records[record.key()].forwards = record->forwards;
            request.records[record.key()].escalatedTo = record->escalatedTo;
        }
    }
    if (request.isComplete()) // by signatures that a return or an edit left valid
        request.state = ApprovalState::Complete;
    request.noteAsked(when.at);
    m_approvals.insert(event.task, request);
}

void Release::on(const ApprovalSigned &event, const When &when)
{
    m_approvals[event.task].take(event, when.at);
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
    withdrawSignatures();
}

void Release::on(const ApprovalWithdrawn &event, const When & /*when*/)
{
    m_state = ReleaseState::Draft;
    m_stateNote = event.reason;
    closeApprovals(ApprovalState::Withdrawn);
    withdrawSignatures();
}

void Release::on(const SignaturesWithdrawn &event, const When &when)
{
    m_stateNote = event.reason;
    m_frozenDigest.clear();
    m_frozenParts.clear();
    m_isAmended = m_isAmended || m_state == ReleaseState::Running || m_state == ReleaseState::Paused
        || m_state == ReleaseState::Halted;
    m_state = ReleaseState::Preparing;
    if (event.sealed.format > 0)
        m_sealed = event.sealed;
    closeApprovals(ApprovalState::Withdrawn);
    if (m_isAmended)
        callBack(when.at);
    for (ChangeProposal &proposal : m_proposals)
        proposal.isToSign = proposal.isToSign || (proposal.revision > 0 && proposal.revision == m_revision);
    if (!event.isPartial)
        return withdrawSignatures();
    for (const WithdrawnSignature &each : event.signatures) {
        if (m_approvals.contains(each.task))
            m_approvals[each.task].withdrawSignature(each.step, each.person);
    }
}

//! What had only come up comes up again when its turn is, which may be another one by now.
void Release::callBack(const QDateTime &at)
{
    m_frozen.reset();
    const QList<TaskId> tasks = m_runs.keys();
    for (const TaskId &task : tasks) {
        const TaskRun &known = run(task);
        const bool isOnlyUp = known.state == TaskState::Ready
            || (known.state == TaskState::Waiting
                && (known.waitReason == WaitReason::Person || known.waitReason == WaitReason::Condition));
        if (isOnlyUp)
            enter(task, TaskState::Planned, at);
    }
}

void Release::on(const ApprovalHoldReleased &event, const When & /*when*/)
{
    m_approvals[event.task].records[event.step].heldBy = {};
}

void Release::on(const ApprovalLapsed &event, const When &when)
{
    ApprovalRequest &request = m_approvals[event.task];
    StepRecord &record = request.records[event.step];
    record.isLapsed = !event.isUnanswered;
    record.isUnanswered = event.isUnanswered;
    if (request.state == ApprovalState::Active && request.isComplete())
        request.state = ApprovalState::Complete;
    request.noteAsked(when.at);
}

void Release::on(const ApprovalReminded &event, const When &when)
{
    m_approvals[event.task].records[event.step].remindedAt = when.at;
}

void Release::on(const ApprovalEscalated &event, const When &when)
{
    StepRecord &record = m_approvals[event.task].records[event.step];
    record.escalatedTo = event.to;
    record.escalatedAt = when.at;
}

void Release::on(const ApprovalForwarded &event, const When & /*when*/)
{
    m_approvals[event.task].records[event.step].forwards.append({event.from, event.to, event.reason});
}

void Release::on(const ApprovalExpired &event, const When & /*when*/)
{
    m_state = ReleaseState::Draft;
    closeApprovals(ApprovalState::Expired);
    m_stateNote = event.task.value();
    withdrawSignatures();
}

void Release::on(const ApprovalChecked &event, const When &when)
{
    ApprovalRequest &request = m_approvals[event.task];
    StepRecord &record = request.records[event.step];
    record.checkPassed = event.hasPassed;
    record.checkEvidence = event.evidence;
    record.checkedAt = when.at;
    if (request.state == ApprovalState::Active && request.isComplete())
        request.state = ApprovalState::Complete;
    request.noteAsked(when.at);
}

} // namespace releasedesk::domain
