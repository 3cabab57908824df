// SPDX-License-Identifier: Apache-2.0
#include "core/rehearsal/rehearsal.h"

#include "core/base/shown_zone.h"
#include "core/domain/environment_lock.h"
#include "core/domain/plan_graph.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::rehearsal {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

QString shown(const QDateTime &at)
{
    return inShownZone(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

//! A run of one release; tasks are named by their place in Plan::tasks.
class Run
{
public:
    Run(const domain::Release &release, const domain::Directory &directory, const Circumstances &circumstances)
        : m_release(release)
        , m_directory(directory)
        , m_world(circumstances)
        , m_plan(release.plan())
        , m_graph(m_plan)
        , m_preparation(domain::preparationOf(m_plan, m_graph))
    {
        for (const domain::Edge &edge : m_plan.edges)
            m_before[edge.to].append(edge.from);
    }

    Rehearsal run()
    {
        Rehearsal done;
        if (m_release.isRollingBack() && !m_release.isOver())
            m_failedAt = m_world.now;
        QHash<PhaseId, int> phaseOf;
        for (qsizetype i = 0; i < m_plan.phases.size(); ++i)
            phaseOf.insert(m_plan.phases.at(i).id, static_cast<int>(i));
        m_phaseEnd.assign(static_cast<std::size_t>(m_plan.phases.size()) + 1, {});
        for (const int place : m_graph.order()) {
            const domain::Task &task = m_plan.tasks.at(place);
            const int phase = phaseOf.value(task.phase, -1);
            if (task.isInRollbackLane() || phase < 0)
                continue;
            RehearsedTask entry = rehearseTask(task, phase, done);
            m_indexOf.insert(task.id, done.tasks.size());
            if (entry.source == DurationSource::History)
                ++done.fromHistory;
            done.tasks.append(entry);
        }
        finishUp(done);
        return done;
    }

private:
    struct PhaseEnd {
        QDateTime planned;
        QDateTime forecast;
        TaskId last;
    };

    static void raise(QDateTime &at, const QDateTime &to)
    {
        if (to.isValid() && (!at.isValid() || to > at))
            at = to;
    }

    [[nodiscard]] std::pair<qint64, DurationSource> durationOf(const domain::Task &task) const
    {
        if (const QList<qint64> known = m_world.history.secondsOf(task); !known.isEmpty())
            return {quantile(known, m_world.share), DurationSource::History};
        if (task.durationMinutes > 0)
            return {qint64{task.durationMinutes} * 60, DurationSource::Estimate};
        return {0, DurationSource::Unknown};
    }

    RehearsedTask rehearseTask(const domain::Task &task, int phase, Rehearsal &done)
    {
        RehearsedTask entry;
        entry.task = task.id;
        const domain::TaskRun run = m_release.run(task.id);
        QDateTime earliest;
        QDateTime planned;
        TaskId waitsFor;
        takeWhatComesBefore(task, phase, done, earliest, planned, waitsFor);
        const bool isPreparation = m_preparation.contains(task.id);
        const QDateTime opening = isPreparation ? QDateTime() : m_release.windowStart();
        raise(planned, plannedFloor());
        raise(planned, opening);
        const qint64 estimate = qint64{task.durationMinutes} * 60;
        entry.plannedStart = planned;
        entry.plannedFinish = planned.addSecs(estimate);
        std::tie(entry.seconds, entry.source) = durationOf(task);

        if (run.finishedAt.isValid() && run.isFinished()) {
            entry.isActual = true;
            entry.source = DurationSource::Measured;
            entry.start = run.startedAt.isValid() ? run.startedAt : run.finishedAt;
            entry.finish = run.finishedAt;
            entry.seconds = entry.start.secsTo(entry.finish);
        } else if (run.isFinished()) {
            entry.isActual = true;
            entry.start = entry.finish = earliest.isValid() ? earliest : m_world.now;
            entry.seconds = 0;
        } else {
            forecast(task, run, isPreparation, earliest, entry, done);
        }
        if (m_failedAt.isValid() && !entry.isActual && entry.start >= m_failedAt) {
            entry.isReached = false;
            entry.start = entry.finish = m_failedAt;
            entry.seconds = 0;
        } else if (task.id == m_world.fails) {
            m_failedAt = entry.finish;
        }
        PhaseEnd &end = m_phaseEnd[static_cast<std::size_t>(phase)];
        raise(end.planned, entry.plannedFinish);
        if (!end.forecast.isValid() || entry.finish > end.forecast) {
            end.forecast = entry.finish;
            end.last = task.id;
        }
        if (!waitsFor.isEmpty())
            m_decidedBy.insert(task.id, waitsFor);
        return entry;
    }

    [[nodiscard]] QDateTime plannedFloor() const
    {
        return m_release.startedAt().isValid() ? m_release.startedAt() : m_world.now;
    }

    //! When what it waits for is done, and which of these is the last.
    void takeWhatComesBefore(const domain::Task &task, int phase, const Rehearsal &done, QDateTime &earliest,
                             QDateTime &planned, TaskId &waitsFor) const
    {
        const QList<TaskId> before = m_before.value(task.id);
        for (const TaskId &id : before) {
            const qsizetype index = m_indexOf.value(id, -1);
            if (index < 0)
                continue;
            const RehearsedTask &other = done.tasks.at(index);
            raise(planned, other.plannedFinish);
            if (!earliest.isValid() || other.finish > earliest) {
                earliest = other.finish;
                waitsFor = id;
            }
        }
        if (!before.isEmpty())
            return;
        for (int i = 0; i < phase; ++i) {
            const PhaseEnd &end = m_phaseEnd[static_cast<std::size_t>(i)];
            raise(planned, end.planned);
            if (end.forecast.isValid() && (!earliest.isValid() || end.forecast > earliest)) {
                earliest = end.forecast;
                waitsFor = end.last;
            }
        }
    }

    void forecast(const domain::Task &task, const domain::TaskRun &run, bool isPreparation, QDateTime earliest,
                  RehearsedTask &entry, Rehearsal &done)
    {
        const bool isStarted = run.startedAt.isValid() && run.state != domain::TaskState::Planned;
        raise(earliest, m_world.now);
        if (isStarted) {
            entry.start = run.startedAt;
            entry.finish = std::max(entry.start.addSecs(entry.seconds), m_world.now);
        } else {
            if (!isPreparation)
                raise(earliest, m_release.windowStart());
            const bool isByPeople = domain::automationOf(task.kind) != domain::Automation::Automatic;
            const domain::WorkingCalendar &calendar = m_directory.calendar;
            if (isByPeople && isPreparation) {
                entry.start = calendar.isWorkingTime(earliest) ? earliest : calendar.after(earliest, 0);
                if (!calendar.isWorkingTime(entry.start))
                    entry.start = nextWorkingTime(earliest);
                entry.finish = calendar.after(entry.start, (entry.seconds + 59) / 60);
            } else {
                entry.start = behindFreezes(task, earliest, entry.seconds, done);
                entry.finish = entry.start.addSecs(entry.seconds);
            }
        }
        findConflicts(task, entry, isPreparation, done);
    }

    //! The first minute of working time from \p at on.
    [[nodiscard]] QDateTime nextWorkingTime(const QDateTime &at) const
    {
        return m_directory.calendar.after(at, 1).addSecs(-60);
    }

    QDateTime behindFreezes(const domain::Task &task, QDateTime start, qint64 seconds, Rehearsal &done) const
    {
        if (task.environment.isEmpty() || domain::changesNothing(task.kind))
            return start;
        const QList<domain::Freeze> freezes = m_directory.freezes + m_world.freezes;
        for (qsizetype turns = 0; turns <= freezes.size(); ++turns) {
            const auto met = std::ranges::find_if(freezes, [&](const domain::Freeze &freeze) {
                return freeze.holds(task.environment, m_release.project(), m_release.version())
                    && freeze.meets(start, start.addSecs(seconds));
            });
            if (met == freezes.end())
                break;
            done.conflicts.append({start, task.id, ConflictKind::Freeze,
                                   Text::tr("“%1” falls into the freeze of %2 until %3 (%4), so it would have to wait. "
                                            "Move the window, or ask for an exception.")
                                       .arg(task.title, task.environment.value(), shown(met->until), met->reason)});
            start = met->until;
        }
        return start;
    }

    void findConflicts(const domain::Task &task, const RehearsedTask &entry, bool isPreparation, Rehearsal &done) const
    {
        const QDateTime end = m_release.windowEnd();
        if (!isPreparation && end.isValid() && entry.finish > end && entry.start <= end)
            done.conflicts.append(
                {end, task.id, ConflictKind::WindowEnd,
                 Text::tr("The window closes at %1, but “%2” would end at %3. Start earlier, make the "
                          "window longer, or shorten the flow.")
                     .arg(shown(end), task.title, shown(entry.finish))});
        const bool isFirstBeyond
            = std::ranges::find(done.conflicts, ConflictKind::WindowEnd, &Conflict::kind) == done.conflicts.end();
        if (!isPreparation && end.isValid() && entry.start > end && isFirstBeyond)
            done.conflicts.append(
                {entry.start, task.id, ConflictKind::WindowEnd,
                 Text::tr("“%1” would begin at %2, after the window closed at %3. Move the window, or get what comes "
                          "before it done sooner.")
                     .arg(task.title, shown(entry.start), shown(end))});
        if (isPreparation && m_release.windowStart().isValid() && entry.finish > m_release.windowStart()
            && entry.start <= m_release.windowStart())
            done.conflicts.append({m_release.windowStart(), task.id, ConflictKind::WorkingHours,
                                   Text::tr("“%1” would be done at %2 in working hours, after the window opens at %3. "
                                            "Begin it earlier, or move the window.")
                                       .arg(task.title, shown(entry.finish), shown(m_release.windowStart()))});
        for (const domain::Delegation &away : m_directory.delegations) {
            const bool isAway = away.absent == task.performer && !task.performer.isEmpty() && entry.start < away.until
                && entry.finish > away.from && (!away.endedAt.isValid() || away.endedAt > entry.start)
                && (away.projects.isEmpty() || away.projects.contains(m_release.project()));
            if (isAway)
                done.conflicts.append({entry.start, task.id, ConflictKind::Absence,
                                       Text::tr("%1 is away when “%2” is due (%3), and %4 acts for them. Ask %4, or "
                                                "name another performer.")
                                           .arg(m_directory.nameOf(away.absent), task.title, shown(entry.start),
                                                m_directory.nameOf(away.delegate))});
        }
        if (task.environment.isEmpty() || domain::changesNothing(task.kind))
            return;
        for (const OtherUse &other : m_world.others) {
            if (other.environment == task.environment && entry.start < other.until && entry.finish > other.from)
                done.conflicts.append({std::max(entry.start, other.from), task.id, ConflictKind::OtherRelease,
                                       Text::tr("%1 is planned for %2 from %3 to %4, when “%5” runs there. Agree on "
                                                "who goes first, and move one window.")
                                           .arg(other.release, other.environment.value(), shown(other.from),
                                                shown(other.until), task.title)});
        }
    }

    void finishUp(Rehearsal &done)
    {
        TaskId last;
        for (const RehearsedTask &each : std::as_const(done.tasks)) {
            raise(done.plannedFinish, each.plannedFinish);
            if (!done.start.isValid() || each.start < done.start)
                done.start = each.start;
            if (each.isReached && (!done.finish.isValid() || each.finish > done.finish)) {
                done.finish = each.finish;
                last = each.task;
            }
        }
        if (!m_release.windowStart().isValid() && !done.tasks.isEmpty() && !m_release.isOver())
            done.conflicts.append({m_world.now,
                                   {},
                                   ConflictKind::NoWindow,
                                   Text::tr("This release has no window, so the forecast begins now. Set one to see "
                                            "what it meets.")});
        markCriticalPath(done, last);
        findSlack(done);
        for (const domain::Task &task : m_plan.tasks) {
            if (task.isInRollbackLane())
                done.rollbackSeconds += durationOf(task).first;
        }
        if (m_release.windowEnd().isValid())
            done.latestDecision = m_release.windowEnd().addSecs(-done.rollbackSeconds);
        if (m_release.isRollingBack() && !m_release.isOver()) {
            done.isRollingBack = true;
            done.finish = m_world.now.addSecs(restOfTheWayBack(done));
        } else if (m_failedAt.isValid()) {
            done.isFailed = true;
            done.finish = m_failedAt.addSecs(wayBack(done));
        }
        for (const RehearsedTask &each : std::as_const(done.tasks))
            count(each.source, !each.isActual && each.isReached, done);
        std::ranges::sort(done.conflicts, {}, [](const Conflict &each) {
            return std::tuple(each.at, static_cast<int>(each.kind), each.task.value(), each.message);
        });
    }

    void markCriticalPath(Rehearsal &done, TaskId at) const
    {
        while (!at.isEmpty()) {
            RehearsedTask &entry = done.tasks[m_indexOf.value(at)];
            if (entry.isCritical)
                break;
            entry.isCritical = true;
            done.criticalPath.prepend(at);
            at = m_decidedBy.value(at);
        }
    }

    //! How far each end could move before one of what follows, and so the end of all, would.
    void findSlack(Rehearsal &done) const
    {
        QHash<TaskId, QDateTime> latest; // end
        for (qsizetype i = done.tasks.size(); i-- > 0;) {
            RehearsedTask &entry = done.tasks[i];
            const QDateTime end = latest.value(entry.task, done.finish);
            entry.slackSeconds
                = entry.isReached && !entry.isCritical ? std::max<qint64>(0, entry.finish.secsTo(end)) : 0;
            const QDateTime start = end.addSecs(-entry.start.secsTo(entry.finish));
            for (const TaskId &before : m_before.value(entry.task)) {
                QDateTime &known = latest[before];
                if (!known.isValid() || start < known)
                    known = start;
            }
        }
    }

    static void count(DurationSource source, bool isAhead, Rehearsal &done)
    {
        if (!isAhead || source == DurationSource::Unknown)
            return;
        ++done.ahead;
        if (source == DurationSource::History)
            ++done.aheadFromHistory;
    }

    //! Seconds of the steps of a rollback that has begun and is not done. What is restored without a task of its own
    //! takes as long as nobody knows.
    [[nodiscard]] qint64 restOfTheWayBack(Rehearsal &done) const
    {
        qint64 seconds = 0;
        for (const domain::RollbackStep &each : m_release.rollbackSteps()) {
            const domain::TaskRun run = m_release.run(each.step);
            const domain::Task *const task = m_plan.task(each.step);
            if (!task || run.isFinished())
                continue;
            const auto [whole, source] = durationOf(*task);
            const bool isStarted = run.state == domain::TaskState::Running && run.startedAt.isValid();
            seconds += isStarted ? std::max<qint64>(0, whole - run.startedAt.secsTo(m_world.now)) : whole;
            count(source, true, done);
        }
        return seconds;
    }

    //! Seconds of the steps that take back what was done before the failure.
    [[nodiscard]] qint64 wayBack(const Rehearsal &done) const
    {
        qint64 seconds = 0;
        for (const domain::Task &task : m_plan.tasks) {
            if (!task.isInRollbackLane())
                continue;
            const RehearsedTask *const undone = done.task(task.undoes);
            if (task.undoes.isEmpty() || (undone && undone->isReached))
                seconds += durationOf(task).first;
        }
        return seconds;
    }

    const domain::Release &m_release;
    const domain::Directory &m_directory;
    const Circumstances &m_world;
    const domain::Plan &m_plan;
    domain::PlanGraph m_graph;
    QSet<TaskId> m_preparation;
    QHash<TaskId, QList<TaskId>> m_before;
    std::vector<PhaseEnd> m_phaseEnd;
    QHash<TaskId, qsizetype> m_indexOf; //!< into Rehearsal::tasks
    QHash<TaskId, TaskId> m_decidedBy; //!< what a task waits for longest
    QDateTime m_failedAt;
};

} // namespace

const RehearsedTask *Rehearsal::task(const TaskId &id) const
{
    const auto found = std::ranges::find(tasks, id, &RehearsedTask::task);
    return found == tasks.end() ? nullptr : &*found;
}

Circumstances circumstancesOf(const domain::Release &release, const QList<domain::Release> &all,
                              const domain::Directory &directory, const QDateTime &now)
{
    Circumstances world;
    world.now = now;
    world.history = DurationHistory::of(all, release.project(), release.id());
    world.others = usesOf(all, directory, release.id());
    for (const domain::Release &other : all) {
        // Whoever has a place keeps it until done, whatever its window said.
        const bool isLonger = other.id() != release.id() && domain::holdsItsEnvironments(other)
            && (!other.windowEnd().isValid() || other.windowEnd() <= now);
        if (!isLonger)
            continue;
        Circumstances alone;
        alone.now = now;
        alone.history = DurationHistory::of(all, other.project(), other.id());
        const QDateTime until = std::max(rehearse(other, directory, alone).finish, now.addSecs(60));
        QList<EnvironmentId> places = domain::environmentsOf(other, directory).values();
        std::ranges::sort(places, {}, &EnvironmentId::value);
        for (const EnvironmentId &place : std::as_const(places))
            world.others.append({QString(other.project().value() + u' ' + other.version()), place,
                                 other.startedAt().isValid() ? other.startedAt() : now, until});
    }
    return world;
}

Rehearsal rehearse(const domain::Release &release, const domain::Directory &directory,
                   const Circumstances &circumstances)
{
    return Run(release, directory, circumstances).run();
}

QList<OtherUse> usesOf(const QList<domain::Release> &all, const domain::Directory &directory, const ReleaseId &except)
{
    QList<OtherUse> uses;
    for (const domain::Release &release : all) {
        const bool counts = release.isLive() || release.state() == domain::ReleaseState::InApproval
            || release.state() == domain::ReleaseState::Approved;
        if (!counts || release.id() == except || !release.windowStart().isValid() || !release.windowEnd().isValid())
            continue;
        QSet<EnvironmentId> places;
        for (const domain::Task &task : release.plan().tasks) {
            const bool takesEffect = !task.isInRollbackLane() && !task.environment.isEmpty()
                && !domain::changesNothing(task.kind) && directory.isProtected(task.environment);
            if (!takesEffect || places.contains(task.environment))
                continue;
            places.insert(task.environment);
            uses.append({QString(release.project().value() + u' ' + release.version()), task.environment,
                         release.windowStart(), release.windowEnd()});
        }
    }
    return uses;
}

} // namespace releasedesk::rehearsal
