// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/plan_times.h"

#include "core/domain/task_kind.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanTimes)
};

//! Longest chain of the tasks of a phase, where \p minutes says what each takes.
template<typename Minutes>
int longestChain(const domain::Plan &plan, const PhaseId &phase, Minutes minutes)
{
    const QList<domain::Task> tasks = plan.tasksIn(phase);
    QHash<TaskId, int> end;
    for (const domain::Task &task : tasks)
        end.insert(task.id, minutes(task));
    int longest = 0;
    // As many rounds as there are tasks suffice; usually the second changes nothing.
    for (qsizetype round = 0; round < tasks.size(); ++round) {
        bool isSettled = true;
        for (const domain::Edge &edge : plan.edges) {
            if (!end.contains(edge.from) || !end.contains(edge.to))
                continue;
            const int through = end.value(edge.from) + minutes(*plan.task(edge.to));
            if (through > end.value(edge.to)) {
                end.insert(edge.to, through);
                isSettled = false;
            }
        }
        if (isSettled)
            break;
    }
    for (const int each : std::as_const(end))
        longest = std::max(longest, each);
    return longest;
}

QString minutesText(int minutes)
{
    return minutes < 60 ? Text::tr("%1 min").arg(minutes) : spanText(qint64{minutes} * 60);
}

} // namespace

QString spanText(qint64 seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return Text::tr("%1 s", "seconds").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 10 && seconds % 60 > 0)
        return Text::tr("%1 m %2 s", "minutes and seconds").arg(minutes).arg(seconds % 60);
    if (minutes < 60)
        return Text::tr("%1 m", "minutes").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours >= 48)
        return Text::tr("%1 d %2 h", "days and hours").arg(hours / 24).arg(hours % 24);
    return minutes % 60 == 0 ? Text::tr("%1 h", "hours").arg(hours)
                             : Text::tr("%1 h %2 m", "hours and minutes").arg(hours).arg(minutes % 60);
}

int plannedMinutes(const domain::Plan &plan, const PhaseId &phase)
{
    return longestChain(plan, phase, [](const domain::Task &task) { return task.durationMinutes; });
}

int remainingMinutes(const domain::Release &release, const PhaseId &phase, const QDateTime &now)
{
    return longestChain(release.plan(), phase, [&](const domain::Task &task) {
        const domain::TaskRun run = release.run(task.id);
        if (run.isFinished())
            return 0;
        if (run.state != domain::TaskState::Running || !run.since.isValid())
            return task.durationMinutes;
        return std::max(1, task.durationMinutes - static_cast<int>(run.since.secsTo(now) / 60));
    });
}

qint64 measuredSeconds(const domain::Release &release, const PhaseId &phase, const QDateTime &now)
{
    QDateTime first;
    QDateTime last;
    for (const domain::Task &task : release.plan().tasksIn(phase)) {
        const domain::TaskRun run = release.run(task.id);
        const QDateTime start = run.startedAt.isValid() ? run.startedAt : run.since;
        if (!start.isValid() || run.state == domain::TaskState::Planned || run.state == domain::TaskState::Ready)
            continue;
        const QDateTime end = run.isFinished() || run.state == domain::TaskState::Failed
            ? (run.finishedAt.isValid() ? run.finishedAt : run.since)
            : now;
        if (!first.isValid() || start < first)
            first = start;
        if (!last.isValid() || end > last)
            last = end;
    }
    return first.isValid() ? std::max<qint64>(0, first.secsTo(last)) : -1;
}

QString phaseTimeText(const domain::Release &release, const PhaseId &phase, const QDateTime &now)
{
    const QList<domain::Task> tasks = release.plan().tasksIn(phase);
    const qint64 measured = measuredSeconds(release, phase, now);
    const bool isOpen
        = std::ranges::any_of(tasks, [&](const domain::Task &task) { return !release.run(task.id).isFinished(); });
    if (measured >= 0 && (!isOpen || !release.isLive()))
        return spanText(measured);
    if (measured >= 0) {
        const int left = remainingMinutes(release, phase, now);
        return left > 0 ? Text::tr("~ %1 left").arg(minutesText(left)) : QString();
    }
    const int planned = plannedMinutes(release.plan(), phase);
    return planned > 0 ? Text::tr("~ %1").arg(minutesText(planned)) : QString();
}

QDateTime expectedFinish(const domain::Release &release, const QDateTime &now)
{
    if (!release.isLive())
        return {};
    qint64 minutes = 0;
    for (const domain::Phase &phase : release.plan().phases)
        minutes += remainingMinutes(release, phase.id, now);
    return now.addSecs(minutes * 60);
}

int plannedRollbackMinutes(const domain::Plan &plan)
{
    int minutes = 0;
    for (const domain::Task &task : plan.rollbackLane())
        minutes += task.durationMinutes;
    return minutes;
}

} // namespace releasedesk::ui
