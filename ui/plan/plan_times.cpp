// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/plan_times.h"

#include "core/base/shown_zone.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <utility>
#include <vector>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanTimes)
};

//! The tasks of one phase and what connects them, by their places in Plan::tasks.
struct PhaseParts {
    std::vector<int> tasks;
    std::vector<std::pair<int, int>> edges; //!< from, to
};

//! A release as its times are worked out: of all phases in one go and without looking anything up by name, since a run
//! of thousands of tasks is told anew for every frame.
class PhaseTimes
{
public:
    PhaseTimes(const domain::Release &release, const QDateTime &now)
        : m_release(release)
        , m_now(now)
        , m_phases(static_cast<std::size_t>(release.plan().phases.size()))
        , m_runs(static_cast<std::size_t>(release.plan().tasks.size()), &release.run({}))
    {
        const domain::PlanGraph &graph = release.index().graph();
        for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
            if (const int place = graph.indexOf(run.key()); place >= 0)
                m_runs[static_cast<std::size_t>(place)] = &*run;
        }
        const std::vector<int> phases = phasesOf(release.plan());
        for (int place = 0; place < static_cast<int>(phases.size()); ++place) {
            if (const int phase = phases[static_cast<std::size_t>(place)]; phase >= 0)
                m_phases[static_cast<std::size_t>(phase)].tasks.push_back(place);
        }
        for (const domain::Edge &edge : release.plan().edges) {
            const int from = graph.indexOf(edge.from);
            const int to = graph.indexOf(edge.to);
            const int phase = from < 0 ? -1 : phases[static_cast<std::size_t>(from)];
            if (to >= 0 && phase >= 0 && phases[static_cast<std::size_t>(to)] == phase)
                m_phases[static_cast<std::size_t>(phase)].edges.emplace_back(from, to);
        }
    }

    [[nodiscard]] QString text(std::size_t phase) const { return textOf(m_phases[phase]); }

private:
    //! The number of the phase of each task; -1: none.
    static std::vector<int> phasesOf(const domain::Plan &plan)
    {
        QHash<PhaseId, int> numbers;
        for (const domain::Phase &phase : plan.phases)
            numbers.insert(phase.id, static_cast<int>(numbers.size()));
        std::vector<int> phases;
        phases.reserve(static_cast<std::size_t>(plan.tasks.size()));
        for (const domain::Task &task : plan.tasks)
            phases.push_back(numbers.value(task.phase, -1));
        return phases;
    }

    [[nodiscard]] const domain::TaskRun &run(int place) const { return *m_runs[static_cast<std::size_t>(place)]; }

    //! Longest chain of the tasks of a phase, where \p minutes says what each takes.
    template<typename Minutes>
    [[nodiscard]] int longestChain(const PhaseParts &phase, Minutes minutes) const
    {
        std::vector<int> own(m_runs.size(), 0);
        std::vector<int> end(m_runs.size(), 0);
        for (const int task : phase.tasks)
            own[static_cast<std::size_t>(task)] = end[static_cast<std::size_t>(task)] = minutes(task);
        // As many rounds as there are tasks suffice; usually the second changes nothing.
        for (std::size_t round = 0; round < phase.tasks.size(); ++round) {
            bool isSettled = true;
            for (const auto &[from, to] : phase.edges) {
                const auto at = static_cast<std::size_t>(to);
                const int through = end[static_cast<std::size_t>(from)] + own[at];
                isSettled = isSettled && through <= end[at];
                end[at] = std::max(end[at], through);
            }
            if (isSettled)
                break;
        }
        int longest = 0;
        for (const int task : phase.tasks)
            longest = std::max(longest, end[static_cast<std::size_t>(task)]);
        return longest;
    }

    [[nodiscard]] int plannedOf(const PhaseParts &phase) const
    {
        return longestChain(phase, [this](int task) { return m_release.plan().tasks.at(task).durationMinutes; });
    }

    //! Minutes of the tasks that are not finished, on their longest chain.
    [[nodiscard]] int remainingOf(const PhaseParts &phase) const
    {
        return longestChain(phase, [this](int task) {
            const int planned = m_release.plan().tasks.at(task).durationMinutes;
            if (run(task).isFinished())
                return 0;
            if (run(task).state != domain::TaskState::Running || !run(task).since.isValid())
                return planned;
            return std::max(1, planned - static_cast<int>(run(task).since.secsTo(m_now) / 60));
        });
    }

    //! From the first start to the last end of its tasks so far; -1: none has started.
    [[nodiscard]] qint64 measuredOf(const PhaseParts &phase) const
    {
        QDateTime first;
        QDateTime last;
        for (const int task : phase.tasks) {
            const domain::TaskRun &run = this->run(task);
            const QDateTime &start = run.startedAt.isValid() ? run.startedAt : run.since;
            const bool isReached = run.state != domain::TaskState::Planned && run.state != domain::TaskState::Ready
                && (run.state != domain::TaskState::Aborted || run.startedAt.isValid());
            if (!start.isValid() || !isReached)
                continue;
            const bool isOver = run.isFinished() || run.state == domain::TaskState::Failed;
            const QDateTime &end = isOver ? (run.finishedAt.isValid() ? run.finishedAt : run.since) : m_now;
            if (!first.isValid() || start < first)
                first = start;
            if (!last.isValid() || end > last)
                last = end;
        }
        return first.isValid() ? std::max<qint64>(0, first.secsTo(last)) : -1;
    }

    [[nodiscard]] QString textOf(const PhaseParts &phase) const;

    const domain::Release &m_release;
    QDateTime m_now;
    std::vector<PhaseParts> m_phases; //!< as in the plan
    std::vector<const domain::TaskRun *> m_runs; //!< by place in Plan::tasks
};

QString minutesText(int minutes)
{
    return minutes < 60 ? Text::tr("%1 min").arg(minutes) : spanText(qint64{minutes} * 60);
}

QString PhaseTimes::textOf(const PhaseParts &phase) const
{
    const qint64 measured = measuredOf(phase);
    const bool isOpen = std::ranges::any_of(phase.tasks, [this](int task) { return !run(task).isFinished(); });
    if (measured >= 0 && (!isOpen || !m_release.isLive()))
        return spanText(measured);
    if (measured >= 0) {
        const int left = remainingOf(phase);
        return left > 0 ? Text::tr("~ %1 left").arg(minutesText(left)) : QString();
    }
    if (m_release.isOver())
        return {}; // it was not reached, and is not any more
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

QString exactClockText(const QDateTime &moment)
{
    return inShownZone(moment).toString(QStringLiteral("HH:mm:ss"));
}

QStringList phaseTimeTexts(const domain::Release &release, const QDateTime &now)
{
    const PhaseTimes times(release, now);
    QStringList texts;
    for (std::size_t phase = 0; phase < static_cast<std::size_t>(release.plan().phases.size()); ++phase)
        texts.append(times.text(phase));
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
