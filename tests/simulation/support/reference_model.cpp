// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/reference_model.h"

#include <algorithm>

namespace releasedesk::tests::model {

QStringList ReferenceModel::readings()
{
    return {
        "A preparation can be paused, aborted and withdrawn as a run can: 3.4 names no other way out of one.",
        "A task without connections into it waits for all tasks of earlier phases (3.1: default order = phase order).",
        "A task that was skipped early, or kept, lets nothing past what it had to wait for itself.",
        "Of several failed tasks the first in the plan decides what the release does.",
        "The release rolls back or aborts by rule only once nothing moves and every outcome is known (8.6, 1).",
        "A failed task with a declared inverse may have half an effect: the inverse runs first of all (8.6).",
        "Inverses run one after the other; lane tasks that undo nothing run last (8.6, 2 and 6).",
        "What a stop found still running after an abort keeps its true outcome (3.5: aborted or unknown).",
        "A cancelled task has failed: somebody may try it again.",
        "P4 tasks with an unknown outcome are tried three times at most by themselves.",
        "What was proved to have been overtaken is tried three times at most, whatever its retries.",
        "What waits for a person may be held as well; a hold lasts until it is released or the release submitted anew.",
        "What a person ended by hand may be opened again, of whatever kind it is.",
        "A restart sets an approval back as well: it was given for what the run had come to.",
        "What came before the approval is part of what is signed: it is not opened again once it is frozen, and runs "
        "again only where it was taken back.",
        "What succeeded by a person's word has no result, so only a declared inverse takes it back.",
        "A run that was rolled back or aborted is tried again only when nothing of it is in flight any more.",
        "A new process counts the pause before a retry from its start.",
    };
}

ReferenceModel::ReferenceModel(Pipeline pipeline)
    : m_pipeline(std::move(pipeline))
    , m_before(static_cast<std::size_t>(m_pipeline.count()))
    , m_runs(static_cast<std::size_t>(m_pipeline.runCount()))
{
    const int count = m_pipeline.count();
    for (const auto &[from, to] : m_pipeline.edges)
        m_before[static_cast<std::size_t>(to)].push_back(from);
    std::vector<bool> isPlaced(m_before.size(), false);
    for (int task = 0; task < count; ++task) {
        std::vector<int> &before = m_before[static_cast<std::size_t>(task)];
        const int phase = m_pipeline.taskOf(task).phase;
        for (int other = 0; before.empty() && phase > 0 && other < count; ++other) {
            for (; other < count && m_pipeline.taskOf(other).phase >= 0 && m_pipeline.taskOf(other).phase < phase;
                 ++other)
                before.push_back(other);
        }
    }
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (int task = 0; task < count; ++task) {
            const auto place = static_cast<std::size_t>(task);
            const bool isFree = std::ranges::all_of(
                m_before[place], [&](int other) { return isPlaced[static_cast<std::size_t>(other)]; });
            if (isPlaced[place] || !isFree || m_pipeline.taskOf(task).phase < 0)
                continue;
            isPlaced[place] = true;
            m_order.push_back(task);
            isMore = true;
        }
    }
    // Work of early phases that waits for nothing else comes before the approval, and lines that wait only for that.
    std::vector<bool> isEarlyWork(m_before.size(), false);
    m_isPreparation = isEarlyWork;
    for (const int task : m_order) {
        const auto place = static_cast<std::size_t>(task);
        const Task &what = m_pipeline.taskOf(task);
        const bool isEarly = m_pipeline.isEarly.at(what.phase);
        const auto all = [&](const std::vector<bool> &set) {
            return std::ranges::all_of(m_before[place],
                                       [&](int other) { return set[static_cast<std::size_t>(other)]; });
        };
        isEarlyWork[place] = isEarly && what.mover != Mover::Line && all(isEarlyWork);
        m_isPreparation[place] = isEarlyWork[place] || (isEarly && what.mover == Mover::Line && all(m_isPreparation));
    }
}

bool ReferenceModel::passes(int task) const
{
    return standing(task).is == TaskIs::Succeeded || standing(task).is == TaskIs::Skipped;
}

std::vector<bool> ReferenceModel::through() const
{
    std::vector<bool> isThrough(m_before.size(), false);
    for (const int task : m_order) {
        const auto place = static_cast<std::size_t>(task);
        isThrough[place] = passes(task) && std::ranges::all_of(m_before[place], [&](int other) {
                               return isThrough[static_cast<std::size_t>(other)];
                           });
    }
    return isThrough;
}

//! 8.3: only where the outcome is known, and where it is worth it.
bool ReferenceModel::willRetry(int run) const
{
    const Standing &now = standing(run);
    const Task &task = m_pipeline.taskOf(run);
    if (now.made == 0)
        return false;
    if (now.is == TaskIs::Unknown)
        return task.mayRepeat && now.made < 3;
    if (now.is != TaskIs::Failed)
        return false;
    const bool isWorthIt = now.last == Outcome::Busy || now.last == Outcome::Late || now.last == Outcome::NotSent
        || now.last == Outcome::Overtaken;
    return (isWorthIt && now.made <= task.retries) || (now.last == Outcome::Overtaken && now.made < 3);
}

//! Whether it goes on without a person.
bool ReferenceModel::isMoving(int run) const
{
    const Standing &now = standing(run);
    return now.is == TaskIs::Ready || (now.is == TaskIs::Running && now.claimedBy.isEmpty()) || willRetry(run);
}

bool ReferenceModel::skipsItself(int run) const
{
    const Task &task = m_pipeline.taskOf(run);
    return standing(run).is == TaskIs::Failed && task.onFailure == OnFailure::Skip && task.isSkippable
        && task.mover == Mover::Executor;
}

bool ReferenceModel::isLive() const
{
    return m_state == ReleaseIs::Preparing || m_state == ReleaseIs::InApproval || m_state == ReleaseIs::Running
        || m_state == ReleaseIs::Paused || m_state == ReleaseIs::Halted || m_state == ReleaseIs::RollingBack;
}

bool ReferenceModel::isOver() const
{
    return m_state == ReleaseIs::Released || m_state == ReleaseIs::RolledBack || m_state == ReleaseIs::Aborted
        || m_state == ReleaseIs::Discarded || m_state == ReleaseIs::Closed;
}

bool ReferenceModel::isUndoing() const
{
    const bool isStopped = m_state == ReleaseIs::Halted || m_state == ReleaseIs::Paused;
    return m_state == ReleaseIs::RollingBack || (isStopped && m_interrupted == ReleaseIs::RollingBack);
}

//! Whether a run belongs to what the release does now.
bool ReferenceModel::isCurrent(int run) const
{
    if (isUndoing())
        return std::ranges::find(m_steps, run) != m_steps.end();
    return run < m_pipeline.count() && m_pipeline.taskOf(run).phase >= 0;
}

QSet<int> ReferenceModel::inFlight() const
{
    QSet<int> runs;
    for (int run = 0; run < m_pipeline.runCount(); ++run) {
        if (standing(run).isInFlight)
            runs.insert(run);
    }
    return runs;
}

bool ReferenceModel::isPreparingWork(int task) const
{
    return m_isPreparation[static_cast<std::size_t>(task)] && m_pipeline.taskOf(task).mover != Mover::Line;
}

bool ReferenceModel::isPreparingLine(int task) const
{
    return m_isPreparation[static_cast<std::size_t>(task)] && m_pipeline.taskOf(task).mover == Mover::Line;
}

bool ReferenceModel::isOfRun(int task) const
{
    return m_pipeline.taskOf(task).phase >= 0;
}

void ReferenceModel::settle()
{
    if (m_wantsRollback) // nothing new starts until the way back can be told
        return;
    while (moveOn()) {}
    startWhatIsReady();
}

//! One thing that follows by itself; false: nothing does.
bool ReferenceModel::moveOn()
{
    switch (m_state) {
    case ReleaseIs::Preparing:
        return prepare();
    case ReleaseIs::InApproval:
        return approve();
    case ReleaseIs::Running:
        return run();
    case ReleaseIs::RollingBack:
        return rollBack();
    case ReleaseIs::Paused:
        return m_interrupted == ReleaseIs::Running && (finishLines() || (!canBringUp() && afterFailures()));
    case ReleaseIs::Halted: // J6: what was signed goes on by itself
        return m_interrupted == ReleaseIs::Running && finishLines();
    default:
        return false;
    }
}

bool ReferenceModel::canBringUp() const
{
    const std::vector<bool> isThrough = through();
    return std::ranges::any_of(m_order, [&](int task) {
        return standing(task).is == TaskIs::Planned
            && std::ranges::all_of(m_before[static_cast<std::size_t>(task)],
                                   [&](int other) { return isThrough[static_cast<std::size_t>(other)]; });
    });
}

bool ReferenceModel::finishLines()
{
    for (const int line : m_open) {
        if (isLineComplete(line) && standing(line).is == TaskIs::Waiting) {
            m_open.remove(line);
            succeed(line);
            return true;
        }
    }
    return false;
}

bool ReferenceModel::bringUpAll(bool (ReferenceModel::*isWanted)(int) const)
{
    const std::vector<bool> isThrough = through();
    bool isAny = false;
    for (const int task : m_order) {
        const bool isNext = std::ranges::all_of(m_before[static_cast<std::size_t>(task)],
                                                [&](int other) { return isThrough[static_cast<std::size_t>(other)]; });
        if (!isNext || standing(task).is != TaskIs::Planned || !(this->*isWanted)(task))
            continue;
        bringUp(task);
        isAny = true;
    }
    while (finishLines())
        isAny = true;
    return isAny;
}

void ReferenceModel::bringUp(int task)
{
    const Mover mover = m_pipeline.taskOf(task).mover;
    at(task).is = mover == Mover::Executor ? TaskIs::Ready : TaskIs::Waiting;
    if (mover == Mover::Line)
        m_open.insert(task);
}

bool ReferenceModel::prepare()
{
    bool isAny = bringUpAll(&ReferenceModel::isPreparingWork);
    bool isDone = true;
    bool isAnyMoving = false;
    bool hasFailed = false;
    for (const int task : m_order) {
        if (!isPreparingWork(task))
            continue;
        if (skipsItself(task) && !willRetry(task)) {
            at(task).is = TaskIs::Skipped;
            isAny = true;
        }
        isDone = isDone && passes(task);
        isAnyMoving = isAnyMoving || isMoving(task) || standing(task).is == TaskIs::Unknown;
        hasFailed = hasFailed || standing(task).is == TaskIs::Failed;
    }
    if (isAny)
        return true;
    if (isDone)
        m_state = ReleaseIs::InApproval;
    else if (hasFailed && !isAnyMoving)
        m_state = ReleaseIs::Draft;
    else
        return false;
    return true;
}

bool ReferenceModel::approve()
{
    if (bringUpAll(&ReferenceModel::isPreparingLine))
        return true;
    for (const int task : m_order) {
        if (isPreparingLine(task) && !passes(task))
            return false;
    }
    m_state = ReleaseIs::Approved;
    return true;
}

bool ReferenceModel::run()
{
    if (bringUpAll(&ReferenceModel::isOfRun))
        return true;
    if (std::ranges::all_of(m_order, [this](int task) { return passes(task); })) {
        m_state = ReleaseIs::Released;
        return true;
    }
    return afterFailures();
}

bool ReferenceModel::afterFailures()
{
    bool isAnyMoving = false;
    bool isAnyUnknown = false;
    bool isAnyStuck = false;
    for (const int task : m_order) {
        const bool isUnknown = standing(task).is == TaskIs::Unknown;
        isAnyMoving = isAnyMoving || isMoving(task);
        isAnyStuck = isAnyStuck || ((isUnknown || standing(task).is == TaskIs::Failed) && !willRetry(task));
        isAnyUnknown = isAnyUnknown || isUnknown;
    }
    for (int task = 0; task < m_pipeline.count(); ++task) {
        if (!isOfRun(task) || standing(task).is != TaskIs::Failed || willRetry(task))
            continue;
        if (skipsItself(task)) {
            at(task).is = TaskIs::Skipped;
            return true;
        }
        if (isAnyMoving || isAnyUnknown)
            continue;
        if (m_pipeline.taskOf(task).onFailure == OnFailure::Abort) {
            abort();
            return true;
        }
        if (m_pipeline.taskOf(task).onFailure == OnFailure::RollBack && !m_hasRolledBack && !wayBack().empty()) {
            startRollback();
            return true;
        }
    }
    if (!isAnyStuck || isAnyMoving)
        return false;
    m_interrupted = ReleaseIs::Running;
    m_state = ReleaseIs::Halted;
    return true;
}

bool ReferenceModel::rollBack()
{
    for (const int step : m_steps) {
        const Standing &now = standing(step);
        const int undone = step < m_pipeline.count() ? m_pipeline.taskOf(step).undoes : step % m_pipeline.count();
        switch (now.is) {
        case TaskIs::Succeeded:
        case TaskIs::Skipped:
            if (undone >= 0 && standing(undone).is != TaskIs::Compensated && isTakenBack(undone)) {
                at(undone).is = TaskIs::Compensated;
                at(undone).setBack.clear();
                return true;
            }
            continue;
        case TaskIs::Planned:
            if (step < m_pipeline.count())
                bringUp(step);
            else
                at(step).is = TaskIs::Ready;
            return true;
        case TaskIs::Failed:
        case TaskIs::Unknown:
            if (willRetry(step))
                return false;
            m_interrupted = ReleaseIs::RollingBack;
            m_state = ReleaseIs::Halted;
            return true;
        default:
            return false;
        }
    }
    m_state = ReleaseIs::RolledBack;
    return true;
}

bool ReferenceModel::isTakenBack(int task) const
{
    return std::ranges::all_of(m_steps, [&](int step) {
        const int undone = step < m_pipeline.count() ? m_pipeline.taskOf(step).undoes : step % m_pipeline.count();
        return undone != task || standing(step).is == TaskIs::Succeeded;
    });
}

std::vector<int> ReferenceModel::inversesOf(int task) const
{
    std::vector<int> lane;
    for (int other = 0; other < m_pipeline.count(); ++other) {
        if (m_pipeline.taskOf(other).phase < 0 && m_pipeline.taskOf(other).undoes == task)
            lane.push_back(other);
    }
    return lane;
}

//! 8.6: what really happened, backwards; declared inverses first, else what the kind restores by itself. What a restart
//! has set back happened all the same.
std::vector<int> ReferenceModel::wayBack() const
{
    struct Done {
        int place;
        int task;
        int restore; //!< the run that takes just this back
        bool isOnWord; //!< so that there is no result to restore from
    };
    std::vector<int> steps;
    std::vector<Done> done;
    for (int task = 0; task < m_pipeline.count(); ++task) {
        const Standing &now = standing(task);
        if (!isOfRun(task))
            continue;
        const std::vector<int> lane = inversesOf(task);
        const bool isGivenUp = now.is == TaskIs::Failed || now.is == TaskIs::Skipped;
        bool isAnyWhole = now.is == TaskIs::Succeeded;
        for (const SetBack &before : now.setBack)
            isAnyWhole = isAnyWhole || before.isWhole;
        const bool isHalf = (isGivenUp && now.mayHaveHalf) || (!isAnyWhole && !now.setBack.empty());
        if (isHalf)
            steps.insert(steps.end(), lane.begin(), lane.end());
        if (!m_pipeline.taskOf(task).hasEffect && lane.empty())
            continue;
        if (now.is == TaskIs::Succeeded)
            done.push_back({now.place, task, task + m_pipeline.count(), now.isOnWord});
        for (std::size_t i = 0; i < now.setBack.size(); ++i) {
            if (now.setBack[i].isWhole)
                done.push_back({now.setBack[i].place, task, task + (static_cast<int>(i) + 2) * m_pipeline.count(),
                                now.setBack[i].isOnWord});
        }
    }
    std::ranges::sort(done, std::ranges::greater(), &Done::place);
    for (const Done &each : done) {
        const std::vector<int> lane = inversesOf(each.task);
        for (const int step : lane) { // an inverse runs once, however often the task has run
            if (std::ranges::find(steps, step) == steps.end())
                steps.push_back(step);
        }
        if (lane.empty() && m_pipeline.taskOf(each.task).restores && !each.isOnWord)
            steps.push_back(each.restore);
    }
    for (int task = 0; task < m_pipeline.count() && !steps.empty(); ++task) {
        if (m_pipeline.taskOf(task).phase < 0 && m_pipeline.taskOf(task).undoes < 0)
            steps.push_back(task);
    }
    // Connections inside the lane come before everything else.
    std::vector<int> ordered;
    while (!steps.empty()) {
        const auto isFree = [&](int step) {
            return std::ranges::none_of(m_pipeline.edges, [&](const auto &edge) {
                return edge.second == step && std::ranges::find(steps, edge.first) != steps.end();
            });
        };
        const auto next = std::ranges::find_if(steps, isFree);
        ordered.push_back(*next);
        steps.erase(next);
    }
    return ordered;
}

void ReferenceModel::startRollback()
{
    m_steps = wayBack();
    m_hasRolledBack = true;
    m_state = ReleaseIs::RollingBack;
    m_open.clear();
    for (int task = 0; task < m_pipeline.count(); ++task) {
        const TaskIs is = standing(task).is;
        const bool isWithPerson = is == TaskIs::Running && !standing(task).claimedBy.isEmpty();
        if (isOfRun(task) && (is == TaskIs::Planned || is == TaskIs::Ready || is == TaskIs::Waiting || isWithPerson)) {
            at(task).is = TaskIs::Aborted;
            at(task).isHeld = false;
        }
    }
}

void ReferenceModel::abort()
{
    m_state = ReleaseIs::Aborted;
    m_open.clear();
    for (int task = 0; task < m_pipeline.count(); ++task) {
        const TaskIs is = standing(task).is;
        if (isOfRun(task)
            && (is == TaskIs::Planned || is == TaskIs::Ready || is == TaskIs::Waiting || is == TaskIs::Running)) {
            at(task).is = TaskIs::Aborted;
            at(task).isHeld = false;
        }
    }
}

void ReferenceModel::startWhatIsReady()
{
    if (m_state != ReleaseIs::Preparing && m_state != ReleaseIs::Running && m_state != ReleaseIs::RollingBack)
        return;
    for (int run = 0; run < m_pipeline.runCount(); ++run) {
        Standing &now = at(run);
        if (now.is != TaskIs::Ready || !isCurrent(run) || m_pipeline.taskOf(run).mover != Mover::Executor)
            continue;
        now.is = TaskIs::Running;
        now.isInFlight = true;
        ++now.made;
    }
}

void ReferenceModel::succeed(int run, bool isByWord)
{
    at(run).is = TaskIs::Succeeded;
    at(run).place = ++m_places;
    at(run).isOnWord = isByWord;
    goOn();
}

//! What stopped the release moves again, and so does the release.
void ReferenceModel::goOn()
{
    if (m_state == ReleaseIs::Halted)
        m_state = m_interrupted;
}

void ReferenceModel::ended(int run, Outcome outcome)
{
    Standing &now = at(run);
    now.isInFlight = false;
    now.last = outcome;
    now.failedAt = m_now;
    const bool hadNoEffect = outcome == Outcome::NotSent || outcome == Outcome::Overtaken;
    now.didBefore = now.mayHaveHalf;
    now.mayHaveHalf = now.mayHaveHalf || !hadNoEffect;
    switch (outcome) {
    case Outcome::Success:
        succeed(run);
        break;
    case Outcome::Unknown:
        now.is = TaskIs::Unknown;
        break;
    case Outcome::Cancelled:
        now.is = m_state == ReleaseIs::Aborted ? TaskIs::Aborted : TaskIs::Failed;
        break;
    default:
        now.is = TaskIs::Failed;
    }
    settle();
}

void ReferenceModel::restarted()
{
    m_wantsRollback = false; // it was not recorded
    for (Standing &now : m_runs)
        now.failedAt = m_now;
    for (int run = 0; run < m_pipeline.runCount() && m_state == ReleaseIs::Aborted; ++run) {
        if (standing(run).isInFlight)
            m_stops.insert(run);
    }
    settle();
}

void ReferenceModel::timeIs(std::chrono::milliseconds now, const std::function<bool(int)> &hasBegun)
{
    m_now = now;
    for (int run = 0; run < m_pipeline.runCount(); ++run) {
        const std::chrono::milliseconds age = now - standing(run).failedAt;
        if (!willRetry(run) || !isLive() || !isCurrent(run) || age < surelyNotYet)
            continue;
        if (age < surelyBy && !hasBegun(run))
            continue;
        at(run).is = TaskIs::Ready;
        goOn();
    }
    settle();
}

} // namespace releasedesk::tests::model
