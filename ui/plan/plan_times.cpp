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

//! The tasks of one phase and what connects them; points into the plan.
struct PhaseParts {
    QHash<TaskId, const domain::Task *> tasks;
    QList<const domain::Edge *> edges;
};

//! Of all phases in one go: a plan may have thousands of tasks in a hundred phases.
QHash<PhaseId, PhaseParts> partsOf(const domain::Plan &plan)
{
    QHash<PhaseId, PhaseParts> parts;
    QHash<TaskId, PhaseId> phaseOf;
    phaseOf.reserve(plan.tasks.size());
    for (const domain::Task &task : plan.tasks) {
        parts[task.phase].tasks.insert(task.id, &task);
        phaseOf.insert(task.id, task.phase);
    }
    for (const domain::Edge &edge : plan.edges) {
        const auto from = phaseOf.constFind(edge.from);
        const auto to = phaseOf.constFind(edge.to);
        if (from != phaseOf.cend() && to != phaseOf.cend() && *from == *to)
            parts[*from].edges.append(&edge);
    }
    return parts;
}

//! Longest chain of the tasks of a phase, where \p minutes says what each takes.
template<typename Minutes>
int longestChain(const PhaseParts &phase, Minutes minutes)
{
    QHash<TaskId, int> end;
    for (const domain::Task *const task : phase.tasks)
        end.insert(task->id, minutes(*task));
    int longest = 0;
    // As many rounds as there are tasks suffice; usually the second changes nothing.
    for (qsizetype round = 0; round < phase.tasks.size(); ++round) {
        bool isSettled = true;
        for (const domain::Edge *const each : phase.edges) {
            const domain::Edge &edge = *each;
            const int through = end.value(edge.from) + minutes(*phase.tasks.value(edge.to));
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

int plannedOf(const PhaseParts &phase)
{
    return longestChain(phase, [](const domain::Task &task) { return task.durationMinutes; });
}

//! Minutes of the tasks that are not finished, on their longest chain.
int remainingOf(const PhaseParts &phase, const domain::Release &release, const QDateTime &now)
{
    return longestChain(phase, [&](const domain::Task &task) {
        const domain::TaskRun run = release.run(task.id);
        if (run.isFinished())
            return 0;
        if (run.state != domain::TaskState::Running || !run.since.isValid())
            return task.durationMinutes;
        return std::max(1, task.durationMinutes - static_cast<int>(run.since.secsTo(now) / 60));
    });
}

//! From the first start to the last end of its tasks so far; -1: none has started.
qint64 measuredOf(const PhaseParts &phase, const domain::Release &release, const QDateTime &now)
{
    QDateTime first;
    QDateTime last;
    for (const domain::Task *const task : phase.tasks) {
        const domain::TaskRun run = release.run(task->id);
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

QString timeTextOf(const PhaseParts &phase, const domain::Release &release, const QDateTime &now)
{
    const qint64 measured = measuredOf(phase, release, now);
    const bool isOpen = std::ranges::any_of(
        phase.tasks, [&](const domain::Task *task) { return !release.run(task->id).isFinished(); });
    if (measured >= 0 && (!isOpen || !release.isLive()))
        return spanText(measured);
    if (measured >= 0) {
        const int left = remainingOf(phase, release, now);
        return left > 0 ? Text::tr("~ %1 left").arg(minutesText(left)) : QString();
    }
    const int planned = plannedOf(phase);
    return planned > 0 ? Text::tr("~ %1").arg(minutesText(planned)) : QString();
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

QStringList phaseTimeTexts(const domain::Release &release, const QDateTime &now)
{
    const QHash<PhaseId, PhaseParts> parts = partsOf(release.plan());
    QStringList texts;
    for (const domain::Phase &phase : release.plan().phases)
        texts.append(timeTextOf(parts.value(phase.id), release, now));
    return texts;
}

int plannedRollbackMinutes(const domain::Plan &plan)
{
    int minutes = 0;
    for (const domain::Task &task : plan.rollbackLane())
        minutes += task.durationMinutes;
    return minutes;
}

} // namespace releasedesk::ui
