// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/rehearsal/duration_history.h"

namespace releasedesk::rehearsal {

//! Another release that is planned for an environment.
struct OtherUse {
    QString release; //!< as it is called, e.g. "payments 5.1.0"
    EnvironmentId environment;
    QDateTime from;
    QDateTime until;
};

//! What the simulated run meets besides the release itself.
struct Circumstances {
    QDateTime now; //!< nothing starts before
    DurationHistory history;
    double share = 0.5; //!< of the history: 0.5 is the median, 0.9 a bad day
    QList<domain::Freeze> freezes; //!< beside those of the directory
    QList<OtherUse> others;
    TaskId fails; //!< a task that fails at its end, so that the way back begins; empty: none
};

//! Where the duration of a task comes from.
enum class DurationSource { Measured, History, Estimate, Unknown };

[[nodiscard]] constexpr auto enumNames(DurationSource /*type*/)
{
    return std::array<std::pair<DurationSource, const char *>, 4>{{{DurationSource::Measured, "measured"},
                                                                   {DurationSource::History, "history"},
                                                                   {DurationSource::Estimate, "estimate"},
                                                                   {DurationSource::Unknown, "unknown"}}};
}

//! One task of the simulated run. Times are UTC.
struct RehearsedTask {
    TaskId task;
    QDateTime plannedStart; //!< by the estimates alone
    QDateTime plannedFinish;
    QDateTime start;
    QDateTime finish;
    qint64 seconds = 0; //!< of work; working time only where people act outside the window
    DurationSource source = DurationSource::Estimate;
    bool isCritical = false;
    bool isActual = false; //!< it has finished: start and finish are recorded
    bool isReached = true; //!< false: a failure before it ends the run
    qint64 slackSeconds = 0; //!< it may take so much longer without moving the end

    friend bool operator==(const RehearsedTask &, const RehearsedTask &) = default;
};

enum class ConflictKind { Freeze, WindowEnd, Absence, OtherRelease, NoWindow, WorkingHours };

[[nodiscard]] constexpr auto enumNames(ConflictKind /*type*/)
{
    return std::array<std::pair<ConflictKind, const char *>, 6>{{{ConflictKind::Freeze, "freeze"},
                                                                 {ConflictKind::WindowEnd, "windowEnd"},
                                                                 {ConflictKind::Absence, "absence"},
                                                                 {ConflictKind::OtherRelease, "otherRelease"},
                                                                 {ConflictKind::NoWindow, "noWindow"},
                                                                 {ConflictKind::WorkingHours, "workingHours"}}};
}

//! Something the run meets that it should not.
struct Conflict {
    QDateTime at;
    TaskId task; //!< may be empty
    ConflictKind kind = ConflictKind::WindowEnd;
    QString message; //!< translated: what is wrong, what it means, what to do

    friend bool operator==(const Conflict &, const Conflict &) = default;
};

//! The outcome of a run in simulated time.
struct Rehearsal {
    QList<RehearsedTask> tasks; //!< in execution order, without the rollback lane
    QList<TaskId> criticalPath; //!< in the order they run
    QList<Conflict> conflicts; //!< the first one first
    QDateTime plannedFinish; //!< by the estimates alone
    QDateTime start;
    QDateTime finish;
    qint64 rollbackSeconds = 0; //!< of the whole lane
    QDateTime latestDecision; //!< until then the way back ends inside the window; not valid without a window
    bool isFailed = false; //!< Circumstances::fails came about: finish is the end of the way back
    bool isRollingBack = false; //!< the release goes back already: finish is the end of the steps that are left
    int fromHistory = 0; //!< tasks whose duration is known from earlier releases
    int ahead = 0; //!< tasks that are not done and take time, by history or by estimate
    int aheadFromHistory = 0; //!< those of them whose duration is known from earlier releases

    [[nodiscard]] const RehearsedTask *task(const TaskId &id) const;

    friend bool operator==(const Rehearsal &, const Rehearsal &) = default;
};

//! What \p release meets at \p now beside the other releases of its workspace, \p all: their durations and windows.
//! Every screen and command forecasts from these.
[[nodiscard]] Circumstances circumstancesOf(const domain::Release &release, const QList<domain::Release> &all,
                                            const domain::Directory &directory, const QDateTime &now);

//! Runs \p release in simulated time. What has finished keeps its recorded times, the rest takes as long as before, or
//! as estimated. Preparation and approvals happen in working hours of \p directory's calendar; everything else waits
//! for the window, and what takes effect in an environment for the end of a freeze there. Follows from its arguments
//! alone.
[[nodiscard]] Rehearsal rehearse(const domain::Release &release, const domain::Directory &directory,
                                 const Circumstances &circumstances);

//! Releases of \p all that are approved, in approval or live, with a window and tasks in protected environments.
[[nodiscard]] QList<OtherUse> usesOf(const QList<domain::Release> &all, const domain::Directory &directory,
                                     const ReleaseId &except);

} // namespace releasedesk::rehearsal
