// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"

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

void Release::closeApprovals(ApprovalState state)
{
    for (ApprovalRequest &request : m_approvals) {
        if (request.state == ApprovalState::Active || request.state == ApprovalState::Complete)
            request.state = state;
        TaskRun &run = m_runs[request.task];
        run = {};
    }
}

//! A task that stopped the release moves again: so does the release.
void Release::goOn()
{
    if (m_state == ReleaseState::Halted)
        m_state = m_stateBeforeStop;
}

} // namespace releasedesk::domain
