// SPDX-License-Identifier: Apache-2.0
#include "core/projections/failure_facts.h"

#include "core/domain/task_kind.h"

#include <algorithm>

namespace releasedesk::projections {
namespace {

using namespace domain;
using Ending = EarlierFailure::Ending;

bool isSameTask(const Task &a, const Task &b)
{
    return a.kind == b.kind && (a.id == b.id || a.title == b.title);
}

bool endedAs(const Release &release, ReleaseState state, QStringView outcome)
{
    return release.state() == state || (release.state() == ReleaseState::Closed && release.outcome() == outcome);
}

//! How it went on after attempt \p number of \p task failed.
std::pair<Ending, QString> endingOf(const Release &release, const TaskId &task, int number)
{
    const TaskRun &run = release.run(task);
    const bool wentWell = std::ranges::any_of(run.attempts, [number](const Attempt &attempt) {
        return attempt.number > number && attempt.outcome == TaskState::Succeeded;
    });
    if (wentWell)
        return {Ending::TriedAgain, {}};
    if (run.state == TaskState::Succeeded)
        return {Ending::ByHand, run.note};
    if (run.state == TaskState::Skipped)
        return {Ending::LeftOut, run.note};
    if (release.hasRolledBack())
        return {Ending::RolledBack, {}};
    if (endedAs(release, ReleaseState::Aborted, u"aborted"))
        return {Ending::Aborted, release.stateNote()};
    return {Ending::Open, {}};
}

QSet<EnvironmentId> environmentsOf(const Release &release)
{
    QSet<EnvironmentId> environments;
    for (const Task &task : release.plan().tasks) {
        if (!task.environment.isEmpty() && !task.isInRollbackLane())
            environments.insert(task.environment);
    }
    return environments;
}

//! Whether every effect on an environment was taken back.
bool isAllTakenBack(const Release &release)
{
    return std::ranges::none_of(release.plan().tasks, [&](const Task &task) {
        const TaskRun &run = release.run(task.id);
        const bool isEffect = !task.environment.isEmpty() && !task.isInRollbackLane() && !changesNothing(task.kind);
        return isEffect && (run.state == TaskState::Succeeded || run.state == TaskState::Unknown);
    });
}

} // namespace

QList<EarlierFailure> earlierFailures(const ReleaseBook &book, const Release &release, const TaskId &task, int most)
{
    const Task *const known = release.task(task);
    const QList<Attempt> attempts = release.run(task).attempts;
    if (!known || attempts.isEmpty() || attempts.last().outcome != TaskState::Failed)
        return {};
    const Attempt now = attempts.last();
    QList<EarlierFailure> found;
    for (const Release &other : book.releases()) {
        if (other.project() != release.project())
            continue;
        for (const Task &each : other.plan().tasks) {
            if (!isSameTask(each, *known))
                continue;
            for (const Attempt &attempt : other.run(each.id).attempts) {
                const bool isItself = other.id() == release.id() && each.id == task && attempt.number >= now.number;
                if (isItself || attempt.outcome != TaskState::Failed || attempt.code != now.code)
                    continue;
                const auto [ending, note] = endingOf(other, each.id, attempt.number);
                found.append(
                    {other.id(), other.version(), attempt.number, attempt.finishedAt, attempt.message, ending, note});
            }
        }
    }
    std::ranges::sort(found, [](const EarlierFailure &a, const EarlierFailure &b) {
        return std::tie(a.at, a.release, a.attempt) > std::tie(b.at, b.release, b.attempt);
    });
    return found.mid(0, most);
}

std::optional<BackAgain> backAgain(const ReleaseBook &book, const Release &release)
{
    if (!endedAs(release, ReleaseState::RolledBack, u"rolledBack") || !release.endedAt().isValid())
        return std::nullopt;
    QDateTime began;
    for (const RollbackStep &step : release.rollbackSteps()) {
        const QDateTime at = release.run(step.step).startedAt;
        if (at.isValid() && (!began.isValid() || at < began))
            began = at;
    }
    if (!began.isValid())
        return std::nullopt;
    BackAgain back{{}, began.secsTo(release.endedAt())};
    if (!isAllTakenBack(release))
        return back;
    const Release *before = nullptr;
    const QSet<EnvironmentId> environments = environmentsOf(release);
    for (const Release &other : book.releases()) {
        const bool isLive = endedAs(other, ReleaseState::Released, u"released") && other.project() == release.project()
            && other.endedAt().isValid() && release.startedAt().isValid() && other.endedAt() <= release.startedAt()
            && environmentsOf(other).intersects(environments);
        if (isLive && (!before || other.endedAt() > before->endedAt()))
            before = &other;
    }
    if (before)
        back.version = before->version();
    return back;
}

std::optional<ScopeCommit> onlyCommit(const Release &release)
{
    const QList<ScopeCommit> &commits = release.snapshot().commits;
    return commits.size() == 1 ? std::optional(commits.first()) : std::nullopt;
}

} // namespace releasedesk::projections
