// SPDX-License-Identifier: Apache-2.0
// What a freeze, and the end of the window, does to releases that are under way.
#include "core/domain/change_check.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/rollback_plan.h"
#include "core/engine/release_engine.h"
#include "core/engine/task_scheduler.h"

#include <algorithm>
#include <chrono>

namespace releasedesk::engine {

using namespace domain;

namespace {

//! A clock that is set is noticed within so long.
constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(1);

bool mayMove(const Release &release)
{
    return release.state() == ReleaseState::Running || release.state() == ReleaseState::Preparing;
}

//! Also what stands still now and may go on before its window ends.
bool canStillMove(const Release &release)
{
    return mayMove(release) || isUnderWay(release);
}

//! Whether the outcome of something is still to come: by itself, by a look-up, or from a person who changes something.
bool isAnythingOpen(const Release &release)
{
    const QMap<TaskId, TaskRun> &runs = release.runs();
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        const bool isWithPerson = (run->state == TaskState::Running && !run->claimedBy.isEmpty())
            || (run->state == TaskState::Waiting && run->waitReason == WaitReason::Verification);
        const Task *const task = release.plan().task(run.key());
        if (isWithPerson ? task && isHeldByFreezes(*task)
                         : run->state == TaskState::Running || run->state == TaskState::Unknown)
            return true;
    }
    return false;
}

//! The first task that people would do by hand and must not at the moment.
std::optional<ReleaseFrozen> heldFromPeople(const Release &release, const Directory &directory, const QDateTime &now)
{
    for (const Task &task : release.plan().tasks) {
        const TaskRun &run = release.run(task.id);
        const bool isToDo = run.state == TaskState::Waiting && run.waitReason == WaitReason::Person
            && run.performedBy.isEmpty() && automationOf(task.kind) == Automation::Person;
        const auto hit = isToDo ? freezeAgainst(release, task, directory, now) : std::nullopt;
        if (hit)
            return ReleaseFrozen{task.id, hit->environment, hit->freeze.reason, hit->freeze.until,
                                 hit->isWindowOver ? PersonId() : hit->freeze.owner};
    }
    return std::nullopt;
}

bool isSameFreeze(const ReleaseFrozen &one, const ReleaseFrozen &other)
{
    return one.environment == other.environment && one.reason == other.reason && one.until == other.until
        && one.owner == other.owner;
}

} // namespace

ReleaseEngine::HeldByFreeze ReleaseEngine::heldByFreeze(const Release &release, const QDateTime &now) const
{
    HeldByFreeze held;
    if (!mayMove(release) || (m_directory.freezes.isEmpty() && !isWindowOver(release, now)))
        return held;
    for (const Dispatch &dispatch : dispatchable(release)) {
        const auto hit = freezeAgainst(release, dispatch.task, m_directory, now);
        if (!hit)
            continue;
        held.tasks.insert(dispatch.run);
        if (!held.by)
            held.by = ReleaseFrozen{dispatch.run, hit->environment, hit->freeze.reason, hit->freeze.until,
                                    hit->isWindowOver ? PersonId() : hit->freeze.owner};
    }
    if (!held.by)
        held.by = heldFromPeople(release, m_directory, now);
    if (isRollbackDue(release, m_directory, now) && !isAnythingOpen(release))
        held.back = RollbackStarted{isWindowOver(release, now)
                                        ? tr("The window ended, and the release is to be taken back then.")
                                        : tr("A freeze began, and the release is to be taken back then."),
                                    true, rollbackPlan(release).steps};
    return held;
}

QList<ReleaseEvent> ReleaseEngine::eventsOf(const HeldByFreeze &held, const Release &release, const QDateTime &now)
{
    if (held.back)
        return {*held.back};
    if (held.by && (!release.frozen() || !isSameFreeze(*release.frozen(), *held.by)))
        return {*held.by};
    const bool isStillOver = release.frozen() && release.frozen()->isWindowOver() && isWindowOver(release, now);
    if (!held.by && release.frozen() && mayMove(release) && !isStillOver)
        return {ReleaseThawed{}};
    return {};
}

bool ReleaseEngine::waitsForDirectory(const Live &live)
{
    return live.isKeptOut
        || (mayMove(live.release)
            && (live.release.frozen() || live.release.whenFrozen() == WhenFrozen::RollBack
                || live.release.states().contains(TaskState::Waiting)));
}

QDateTime ReleaseEngine::nextClosing(const QDateTime &now) const
{
    QDateTime next = nextFreezeChange(m_directory, now);
    for (const LivePtr &live : m_live) {
        const QDateTime &end = live->release.windowEnd();
        if (canStillMove(live->release) && end.isValid() && end >= now && (!next.isValid() || end < next))
            next = end;
    }
    return next;
}

void ReleaseEngine::followFreezes()
{
    if (m_isStopping || m_isPassive)
        return;
    const QDateTime now = m_clock.utcNow();
    const QDateTime before = std::exchange(m_freezesFollowed, now);
    const QDateTime crossed = before.isValid() ? nextClosing(std::min(before, now)) : QDateTime();
    if (crossed.isValid() && crossed <= std::max(before, now)) {
        for (auto live = m_live.cbegin(); live != m_live.cend(); ++live) {
            if (waitsForDirectory(**live))
                settleLater(live.key());
        }
    }
    const QDateTime next = nextClosing(now);
    if (next.isValid())
        m_freezeChange.start(std::min<std::chrono::milliseconds>(
            longestWait, std::chrono::milliseconds(std::max<qint64>(1, now.msecsTo(next) + 1))));
    else
        m_freezeChange.stop();
}

} // namespace releasedesk::engine
