// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"

#include "core/domain/references.h"

#include <algorithm>

namespace releasedesk::domain {

Release Release::replay(std::span<const ReleaseEvent> history)
{
    Release release;
    for (const ReleaseEvent &event : history)
        release.apply(event, {}, {});
    return release;
}

void Release::apply(const ReleaseEvent &event, const PersonId &actor, const QDateTime &at)
{
    m_changedAt = at;
    std::visit([&](const auto &happened) { on(happened, {actor, at}); }, event);
}

const ApprovalRequest *Release::approval(const TaskId &task) const
{
    const auto found = m_approvals.constFind(task);
    return found == m_approvals.constEnd() ? nullptr : &*found;
}

bool Release::isEditable() const
{
    return m_state == ReleaseState::Draft || m_state == ReleaseState::Returned || m_state == ReleaseState::InApproval
        || m_state == ReleaseState::Approved;
}

bool Release::isOver() const
{
    return m_state == ReleaseState::Released || m_state == ReleaseState::RolledBack || m_state == ReleaseState::Aborted
        || m_state == ReleaseState::Discarded || m_state == ReleaseState::Closed;
}

bool Release::isLive() const
{
    return m_state == ReleaseState::Preparing || m_state == ReleaseState::InApproval || m_state == ReleaseState::Running
        || m_state == ReleaseState::Paused || m_state == ReleaseState::Halted || m_state == ReleaseState::RollingBack;
}

TaskRun &Release::enter(const TaskId &task, TaskState state, const QDateTime &at)
{
    TaskRun &run = m_runs[task];
    run.state = state;
    run.waitReason = WaitReason::None;
    run.since = at;
    return run;
}

bool Release::isRollingBack() const
{
    const bool isStopped = m_state == ReleaseState::Halted || m_state == ReleaseState::Paused;
    return m_state == ReleaseState::RollingBack || (isStopped && m_stateBeforeStop == ReleaseState::RollingBack);
}

bool Release::isCurrent(const TaskId &run) const
{
    if (isRollingBack())
        return std::ranges::find(m_rollbackSteps, run, &RollbackStep::step) != m_rollbackSteps.end();
    const Task *const task = m_plan.task(run);
    return task && !task->isInRollbackLane();
}

void Release::begin(const TaskId &task, const Attempt &attempt)
{
    m_runs[task].attempts.append(attempt);
    m_lastAttempts.insert(task, attempt.number);
}

void Release::finishAttempt(const TaskId &task, int attempt, TaskState outcome, const QString &code,
                            const QString &message, const QDateTime &at)
{
    for (Attempt &each : m_runs[task].attempts) {
        if (each.number == attempt) {
            each.finishedAt = at;
            each.outcome = outcome;
            each.code = code;
            each.message = message;
        }
    }
}

//! The whole request is over; its line is asked again if another comes.
void Release::closeApprovals(ApprovalState state)
{
    for (ApprovalRequest &request : m_approvals) {
        if (request.state == ApprovalState::Active || request.state == ApprovalState::Complete)
            request.state = state;
        m_runs.remove(request.task);
    }
}

//! Nobody is asked any more; what was signed stays signed.
void Release::stopAsking()
{
    for (ApprovalRequest &request : m_approvals) {
        if (request.state == ApprovalState::Active)
            request.state = ApprovalState::Withdrawn;
    }
}

void Release::withdrawSignatures()
{
    for (ApprovalRequest &request : m_approvals)
        request.withdrawSignatures();
}

//! Results of tasks whose inputs are no longer the same do not count, nor do those that were made from them.
void Release::forgetResults(QSet<TaskId> changed, const QString &changedReference)
{
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (const Task &task : m_plan.tasks) {
            const QStringList names = changed.contains(task.id) ? QStringList() : referencesIn(task.parameters);
            const bool isAffected = std::ranges::any_of(names, [&](const QString &name) {
                const bool isResult = name.startsWith(u"tasks.");
                return isResult ? changed.contains(TaskId(name.section(u'.', 1, -2))) : name == changedReference;
            });
            if (isAffected) {
                changed.insert(task.id);
                isMore = true;
            }
        }
    }
    for (const TaskId &task : changed)
        m_runs.remove(task);
}

//! A task that stopped the release moves again: so does the release.
void Release::goOn()
{
    if (m_state == ReleaseState::Halted)
        m_state = m_stateBeforeStop;
}

} // namespace releasedesk::domain
