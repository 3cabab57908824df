// SPDX-License-Identifier: Apache-2.0
#include "core/reconciliation/running_where.h"

#include "core/domain/task_kind.h"

#include <algorithm>

namespace releasedesk::reconciliation {
namespace {

using namespace domain;

//! What a release did in one environment, by its last task there.
struct Visit {
    const Release *release = nullptr;
    TaskState state = TaskState::Planned;
    QDateTime at;
};

bool wasTakenBack(const Release &release, const Task &task)
{
    if (release.run(task.id).state == TaskState::Compensated)
        return true;
    for (const Task &back : release.plan().rollbackLane()) {
        const TaskRun run = release.run(back.id);
        const bool isLater = run.finishedAt >= release.run(task.id).finishedAt;
        if (back.undoes == task.id && run.state == TaskState::Succeeded && isLater)
            return true;
    }
    return false;
}

bool isAhead(const Release &release)
{
    return !release.isOver() && release.state() != ReleaseState::Discarded;
}

bool goesTo(const Task &task, const EnvironmentId &environment)
{
    return task.environment == environment && !task.isInRollbackLane() && !changesNothing(task.kind);
}

Visit visitOf(const Release &release, const EnvironmentId &environment)
{
    Visit last;
    for (const Task &task : release.plan().tasks) {
        if (!goesTo(task, environment))
            continue;
        const TaskRun run = release.run(task.id);
        TaskState state = run.state;
        if (state == TaskState::Succeeded && wasTakenBack(release, task))
            state = TaskState::Compensated;
        const bool hasBegun = state == TaskState::Succeeded || state == TaskState::Running || state == TaskState::Failed
            || state == TaskState::Unknown || state == TaskState::Compensated;
        const QDateTime at = run.finishedAt.isValid() ? run.finishedAt : run.since;
        if (hasBegun && (!last.release || at >= last.at))
            last = {&release, state, at};
    }
    return last;
}

} // namespace

std::optional<Arrival> arrivalIn(const QMap<ReleaseId, Release> &releases, const ProjectId &project,
                                 const EnvironmentId &environment, const ReleaseId &before)
{
    const auto asking = releases.constFind(before);
    const Visit own = asking == releases.cend() ? Visit() : visitOf(*asking, environment);
    std::optional<Arrival> newest;
    for (const Release &release : releases) {
        if (release.project() != project || release.id() == before || release.state() == ReleaseState::Discarded)
            continue;
        const Visit visit = visitOf(release, environment);
        const bool isLater = own.release && visit.at >= own.at;
        if (visit.release && !isLater && visit.state == TaskState::Succeeded && (!newest || visit.at > newest->at))
            newest = {visit.release, visit.at};
    }
    return newest;
}

QList<EnvironmentStanding> standingsOf(const ProjectId &project, const QList<Environment> &environments,
                                       const QMap<ReleaseId, Release> &releases)
{
    QList<EnvironmentStanding> standings;
    QDateTime newest; // of what runs in any protected environment
    QString newestVersion;
    for (const Environment &environment : environments) {
        EnvironmentStanding standing;
        QDateTime happened;
        QDateTime soonest;
        QString atWork;
        for (const Release &release : releases) {
            if (release.project() != project || release.state() == ReleaseState::Discarded)
                continue;
            const Visit visit = visitOf(release, environment.id);
            if (visit.release && visit.state == TaskState::Succeeded
                && (standing.version.isEmpty() || visit.at > standing.since)) {
                standing.version = release.version();
                standing.since = visit.at;
            }
            if (visit.release && (!happened.isValid() || visit.at > happened)) {
                happened = visit.at;
                standing.state = visit.state;
                standing.release = release.id();
                atWork = visit.state == TaskState::Running || visit.state == TaskState::Failed
                        || visit.state == TaskState::Unknown
                    ? release.version()
                    : QString();
            }
            const bool isToCome = isAhead(release) && !visit.release && release.state() != ReleaseState::Draft
                && std::ranges::any_of(release.plan().tasks,
                                       [&](const Task &task) { return goesTo(task, environment.id); });
            if (isToCome && (standing.coming.isEmpty() || release.windowStart() < soonest)) {
                standing.coming = release.version();
                soonest = release.windowStart();
                if (standing.release.isEmpty())
                    standing.release = release.id();
            }
        }
        if (!atWork.isEmpty() && atWork != standing.version)
            standing.coming = atWork;
        if (environment.isProtected && standing.since.isValid() && (!newest.isValid() || standing.since > newest)) {
            newest = standing.since;
            newestVersion = standing.version;
        }
        standings.append(standing);
    }
    for (qsizetype i = 0; i < standings.size(); ++i)
        standings[i].isBehind = environments.at(i).isProtected && !standings.at(i).version.isEmpty()
            && standings.at(i).version != newestVersion;
    return standings;
}

} // namespace releasedesk::reconciliation
