// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"

#include "core/base/sabotage.h"
#include "core/domain/references.h"

#include <algorithm>
#include <concepts>

namespace releasedesk::domain {
namespace {

template<typename Event, typename... Others>
constexpr bool isOneOf = (std::same_as<Event, Others> || ...);

//! Changes the run of its task, and whether the release goes on; nothing else. Whatever is not named here counts as
//! touching what was signed.
template<typename Event>
constexpr bool isOfOneRun
    = isOneOf<Event, TaskReady, TaskWaiting, TaskStarted, TaskSucceeded, TaskFailed, TaskOutcomeUnknown, TaskResolved,
              TaskRetried, TaskSkipped, TaskClaimed, TaskItemTicked, TaskCancelled, TaskCompensated, TaskHandedOver,
              TaskPerformed, TaskNotConfirmed, TaskCompletedInAdvance, TaskHeld, TaskHoldReleased, TaskSilent,
              TaskHeard, TaskCommented, TaskCommentRemoved, TaskAttached, TaskDetached>;

} // namespace

Release Release::replay(std::span<const ReleaseEvent> history)
{
    Release release;
    for (const ReleaseEvent &event : history)
        release.apply(event, {}, {});
    return release;
}

void Release::apply(const ReleaseEvent &event, const PersonId &actor, const QDateTime &at)
{
    m_changedAt = RD_SABOTAGED("fold-reads-clock") ? QDateTime::currentDateTimeUtc() : at;
    std::visit(
        [&](const auto &happened) {
            on(happened, {actor, at});
            if constexpr (isOfOneRun<std::remove_cvref_t<decltype(happened)>>)
                note(happened.task);
            else
                noteAll();
        },
        event);
}

void Release::setPlan(Plan plan)
{
    m_plan = std::move(plan);
    m_index = std::make_shared<const PlanIndex>(m_plan);
}

//! The run of one task changed. What a task made before the approval is part of what was signed.
void Release::note(const TaskId &task)
{
    const int place = index().placeOf(task);
    if (place < 0)
        return;
    m_states[place] = run(task).state;
    if (index().at(place).isPreparation)
        ++m_gateVersion;
}

void Release::noteAll()
{
    ++m_gateVersion;
    m_states.resize(m_plan.tasks.size());
    for (qsizetype place = 0; place < m_states.size(); ++place)
        m_states[place] = run(m_plan.tasks.at(place).id).state;
}

const PlanIndex &Release::index() const
{
    static const PlanIndex none{Plan()};
    return m_index ? *m_index : none;
}

const Task *Release::task(const TaskId &id) const
{
    const int place = index().placeOf(id);
    return place < 0 ? nullptr : &m_plan.tasks.at(place);
}

const TaskRun &Release::run(const TaskId &task) const
{
    static const TaskRun planned;
    const auto found = m_runs.constFind(task);
    return found == m_runs.constEnd() ? planned : *found;
}

bool Release::isPreparation(const TaskId &task) const
{
    const int place = index().placeOf(task);
    return place >= 0 && index().at(place).isPreparation;
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
    const Task *const known = task(run);
    return known && !known->isInRollbackLane();
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
    for (const TaskId &task : changed) {
        if (m_runNumber == 0 || !hasBegun(task)) // what is done outside is not undone by an edit
            m_runs.remove(task);
    }
}

//! As if it had never come up; only the numbers of its attempts are never used again.
void Release::startOver(const TaskId &task)
{
    m_runs.remove(task);
    if (const auto request = m_approvals.find(task); request != m_approvals.end()) {
        if (request->state == ApprovalState::Active || request->state == ApprovalState::Complete)
            request->state = ApprovalState::Withdrawn;
        request->withdrawSignatures(); // of what the run had come to, which it has to come to again
    }
}

//! What a run did outside is there whether or not the task runs again, so the way back has to know of it.
void Release::keepEffect(const TaskId &task)
{
    const TaskRun run = m_runs.value(task);
    const bool mayHold = run.state == TaskState::Succeeded || run.mayHaveHadEffect();
    if (mayHold && run.state != TaskState::Compensated)
        m_earlierRuns[task].append(run);
}

//! A task that stopped the release moves again: so does the release.
void Release::goOn()
{
    if (m_state == ReleaseState::Halted)
        m_state = m_stateBeforeStop;
}

} // namespace releasedesk::domain
