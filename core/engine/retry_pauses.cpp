// SPDX-License-Identifier: Apache-2.0
#include "core/engine/retry_pauses.h"

#include "core/engine/retry_delay.h"
#include "core/engine/task_scheduler.h"

#include <QTimer>

namespace releasedesk::engine {

using namespace domain;

RetryPauses::RetryPauses(Retry retry)
    : m_retry(std::move(retry))
{
}

void RetryPauses::look(const ReleaseId &id, const Release &release)
{
    const auto hasFailed = [](TaskState state) { return state == TaskState::Failed || state == TaskState::Unknown; };
    if (release.isRollingBack()) {
        for (const RollbackStep &step : release.rollbackSteps()) {
            if (hasFailed(release.run(step.step).state))
                begin({id, step.step}, release);
        }
        return;
    }
    for (int place = 0; place < release.states().size(); ++place) {
        if (hasFailed(release.states().at(place)) && !release.index().at(place).isInLane)
            begin({id, release.plan().tasks.at(place).id}, release);
    }
}

void RetryPauses::begin(const Key &key, const Release &release)
{
    const auto dispatch = dispatchOf(release, key.second);
    const TaskRun &run = release.run(key.second);
    const auto delay = dispatch ? retryDelay(dispatch->task, run) : std::nullopt;
    const Cause cause = causeOf(run);
    const auto running = m_running.constFind(key);
    if (!delay || (running != m_running.constEnd() && *running == cause))
        return;
    m_running.insert(key, cause);
    QTimer::singleShot(*delay, this, [this, key, cause] {
        const auto mine = m_running.constFind(key);
        if (mine == m_running.constEnd() || *mine != cause)
            return; // another pause has taken its place
        m_running.erase(mine);
        m_retry(key.first, [key, cause](const Release &now) -> Decided {
            const auto open = dispatchOf(now, key.second);
            const TaskRun &run = now.run(key.second);
            const bool isDue = open && causeOf(run) == cause && retryDelay(open->task, run);
            if (!isDue || !now.isLive() || !now.isCurrent(key.second))
                return QList<ReleaseEvent>();
            return QList<ReleaseEvent>{TaskRetried{key.second, !run.attempts.last().failedTargets.isEmpty()}};
        });
    });
}

} // namespace releasedesk::engine
