// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_edit.h"
#include "core/domain/release.h"
#include "core/domain/task_kind.h"

#include <algorithm>

//! What each event of a release as a whole changes in it.

namespace releasedesk::domain {
namespace {

//! What of a list of issues is signed.
QList<QPair<QString, QString>> keysAndTypes(const IssueSnapshot &snapshot)
{
    QList<QPair<QString, QString>> list;
    for (const Issue &issue : snapshot.issues)
        list.append({issue.key, issue.type});
    std::ranges::sort(list);
    return list;
}

} // namespace

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
    setPlan(event.plan);
    m_scope = event.scope;
    m_snapshot = event.snapshot;
    m_windowStart = event.windowStart;
    m_windowEnd = event.windowEnd;
    m_whenFrozen = event.whenFrozen;
    m_type = event.type;
    m_risk = event.risk;
    m_allowsAfterwards = event.allowsAfterwards;
    m_lastEditor = when.actor;
    m_createdAt = when.at;
    m_revision = 1;
}

void Release::on(const PlanEdited &event, const When &when)
{
    m_lastEditor = when.actor;
    m_revision = event.revision;
    const Plan before = m_plan;
    Plan after = m_plan;
    for (const auto &json : event.edits) {
        const Result<PlanEdit> edit = planEditFromJson(json.toObject());
        if (edit) // it was applied before it was recorded, so it fits
            (void)applyEdit(after, *edit);
    }
    setPlan(after);
    QSet<TaskId> changed;
    for (const Task &old : before.tasks) { // a result counts only for the inputs it came from
        const Task *const now = m_plan.task(old.id);
        const bool isSame
            = now && now->kind == old.kind && now->parameters == old.parameters && now->environment == old.environment;
        if (!isSame)
            changed.insert(old.id);
    }
    forgetResults(changed);
}

void Release::on(const DetailsEdited &event, const When &when)
{
    m_lastEditor = when.actor;
    m_revision = event.revision;
    if (m_title != event.title)
        forgetResults({}, QStringLiteral("release.title"));
    m_title = event.title;
    m_owner = event.owner;
    m_windowStart = event.windowStart;
    m_windowEnd = event.windowEnd;
    m_whenFrozen = event.whenFrozen;
}

void Release::on(const ScopeRefreshed &event, const When &when)
{
    m_lastEditor = when.actor;
    m_revision = event.revision;
    const bool isSameList = keysAndTypes(event.snapshot) == keysAndTypes(m_snapshot);
    m_snapshot = event.snapshot;
    const bool isSameScope = !event.scope || *event.scope == m_scope;
    if (event.scope)
        m_scope = *event.scope;
    if (isSameList && isSameScope)
        return;
    QSet<TaskId> locks;
    for (const Task &task : m_plan.tasks) {
        if (task.kind == u"jira.scope_lock") // it locked another list of issues
            locks.insert(task.id);
    }
    forgetResults(locks);
}

void Release::on(const NotesEdited &event, const When & /*when*/)
{
    if (event.text.isEmpty())
        m_notesTexts.remove(event.language);
    else
        m_notesTexts.insert(event.language, event.text);
}

void Release::on(const ReleaseStarted &event, const When &when)
{
    m_state = ReleaseState::Running;
    m_frozen.reset();
    m_isAmended = false;
    for (ChangeProposal &proposal : m_proposals)
        proposal.isToSign = false;
    for (const RollbackStep &step : m_rollbackSteps) // the way back of the run before; this one has its own
        m_runs.remove(step.step);
    m_rollbackSteps.clear();
    m_runNumber = event.run;
    m_startedBy = when.actor;
    m_values = event.values;
    m_startedAt = when.at;
    m_endedAt = {};
    m_hasRolledBack = false;
    m_stateNote.clear();
}

void Release::on(const RerunConfirmed &event, const When & /*when*/)
{
    m_rerunConfirmedFor = event.run;
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

void Release::on(const ReleaseFrozen &event, const When & /*when*/)
{
    m_frozen = event;
}

void Release::on(const ReleaseThawed & /*event*/, const When & /*when*/)
{
    m_frozen.reset();
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
    m_frozen.reset();
    m_endedAt = when.at;
}

void Release::on(const ReleaseAborted &event, const When &when)
{
    m_state = ReleaseState::Aborted;
    m_frozen.reset();
    m_isAmended = false;
    m_stateNote = event.reason;
    m_endedAt = when.at;
    for (const Task &task : m_plan.tasks) {
        const TaskRun known = run(task.id);
        const bool isOpen
            = !known.isFinished() && known.state != TaskState::Failed && known.state != TaskState::Unknown;
        if (isOpen && !task.isInRollbackLane())
            enter(task.id, TaskState::Aborted, when.at);
    }
    stopAsking();
}

void Release::on(const ReleaseDiscarded &event, const When &when)
{
    m_state = ReleaseState::Discarded;
    m_stateNote = event.reason;
    m_endedAt = when.at;
    stopAsking();
}

void Release::on(const ReleaseClosed &event, const When & /*when*/)
{
    m_state = ReleaseState::Closed;
    m_outcome = event.outcome;
}

void Release::on(const RollbackStarted &event, const When &when)
{
    m_state = ReleaseState::RollingBack;
    m_frozen.reset();
    m_isAmended = false;
    m_hasRolledBack = true;
    m_stateNote = event.reason;
    m_rollbackSteps = event.steps;
    m_endedAt = {};
    for (const Task &task : m_plan.tasks) { // what had not come up yet never will
        const TaskRun known = run(task.id);
        const bool isWithPerson = known.state == TaskState::Running && !known.claimedBy.isEmpty();
        const bool isOpen = known.state == TaskState::Planned || known.state == TaskState::Ready
            || known.state == TaskState::Waiting || isWithPerson;
        if (!task.isInRollbackLane() && isOpen)
            enter(task.id, TaskState::Aborted, when.at);
    }
    stopAsking();
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

} // namespace releasedesk::domain
