// SPDX-License-Identifier: Apache-2.0
#include "core/domain/environment_lock.h"

#include "core/domain/task_kind.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentLock)
};

//! Whether it may be changing the world at this moment: a release that was aborted may still have something to stop.
bool isAtWork(const TaskRun &run)
{
    const bool isOpen = !run.attempts.isEmpty() && run.attempts.last().outcome == TaskState::Running;
    return isOpen || run.state == TaskState::Running || run.state == TaskState::Unknown;
}

bool isAnythingAtWork(const Release &release)
{
    return std::ranges::any_of(release.runs(), isAtWork);
}

//! The task of a run, or the one that a step of a rollback takes back.
const Task *taskOfRun(const Release &release, const TaskId &run)
{
    if (const Task *const task = release.plan().task(run))
        return task;
    for (const RollbackStep &step : release.rollbackSteps()) {
        if (step.step == run)
            return release.plan().task(step.undoes);
    }
    return nullptr;
}

bool isAtWorkIn(const Release &release, const QSet<EnvironmentId> &environments, const Directory &directory)
{
    const QMap<TaskId, TaskRun> &runs = release.runs();
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        const Task *const task = isAtWork(*run) ? taskOfRun(release, run.key()) : nullptr;
        if (task && environments.contains(effectOf(*task, directory)))
            return true;
    }
    return false;
}

//! Whether it waits for nothing but what lets others through: such signatures, or another release.
bool letsOthersIn(const Release &release)
{
    bool isWaiting = false;
    for (const ApprovalRequest &request : release.approvals()) {
        const QList<ApprovalStep> open = request.openSteps();
        if (std::ranges::any_of(open, &ApprovalStep::blocksNextDeployment))
            return false;
        isWaiting = isWaiting || !open.isEmpty();
    }
    const QMap<TaskId, TaskRun> &runs = release.runs();
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        if (!isAtWork(*run))
            continue;
        const Task *const task = taskOfRun(release, run.key());
        if (!task || !changesNothing(task->kind))
            return false;
        isWaiting = isWaiting || task->kind == u"gate.dependency";
    }
    return isWaiting;
}

//! Whether its run has begun and not ended.
bool isUnderWay(const Release &release)
{
    if (release.isAmended()) // half of it is there while people sign again
        return true;
    switch (release.state()) {
    case ReleaseState::Running:
    case ReleaseState::Paused:
    case ReleaseState::Halted:
    case ReleaseState::RollingBack:
        return true;
    default:
        return false;
    }
}

bool isStartedLater(const Release &one, const Release &other)
{
    return std::pair(one.startedAt(), one.id()) > std::pair(other.startedAt(), other.id());
}

} // namespace

bool isNestedIn(const Release &inner, const Release &outer)
{
    return std::ranges::any_of(outer.plan().tasks, [&](const Task &task) {
        if (task.kind != u"release.start")
            return false;
        for (int attempt = 1; attempt <= outer.lastAttempt(task.id); ++attempt) {
            const QString operation = QStringLiteral("%1.%2.%3").arg(outer.id().value(), task.id.value()).arg(attempt);
            if (inner.id() == nestedReleaseId(EffectId(operation)))
                return true;
        }
        return false;
    });
}

bool isPartOf(const Release &inner, const Release &outer, const QList<const Release *> &all, int depth)
{
    if (isNestedIn(inner, outer))
        return true;
    return depth > 0 && std::ranges::any_of(all, [&](const Release *between) {
               return between->id() != inner.id() && isNestedIn(inner, *between)
                   && isPartOf(*between, outer, all, depth - 1);
           });
}

const Release *holderAgainst(const Release &release, const QSet<EnvironmentId> &environments,
                             const QList<const Release *> &all, const Directory &directory)
{
    const auto holder = std::ranges::find_if(all, [&](const Release *other) {
        return holdAgainst(release, environments, *other, directory) && !isPartOf(release, *other, all)
            && !isPartOf(*other, release, all);
    });
    return holder == all.end() ? nullptr : *holder;
}

ReleaseId nestedReleaseId(const EffectId &operation)
{
    const QString &name = operation.value();
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return ReleaseId(QString(QString(name).replace(u'.', u'-') + u'-' + QString::fromLatin1(hash)));
}

EnvironmentId effectOf(const Task &task, const Directory &directory)
{
    const bool hasEffect = !task.environment.isEmpty() && !changesNothing(task.kind);
    return hasEffect && directory.isProtected(task.environment) ? task.environment : EnvironmentId();
}

QSet<EnvironmentId> environmentsOf(const Release &release, const Directory &directory)
{
    QSet<EnvironmentId> all;
    for (const Task &task : release.plan().tasks) {
        const EnvironmentId place = task.isInRollbackLane() ? EnvironmentId() : effectOf(task, directory);
        if (!place.isEmpty())
            all.insert(place);
    }
    return all;
}

bool holdsItsEnvironments(const Release &release)
{
    if (release.state() == ReleaseState::Aborted)
        return isAnythingAtWork(release);
    if (release.state() == ReleaseState::Running)
        return !letsOthersIn(release);
    return isUnderWay(release);
}

std::optional<EnvironmentHold> holdAgainst(const Release &release, const QSet<EnvironmentId> &environments,
                                           const Release &other, const Directory &directory)
{
    if (other.id() == release.id() || other.project() != release.project())
        return std::nullopt;
    const bool goesFirst = holdsItsEnvironments(other) && (!isUnderWay(release) || isStartedLater(other, release));
    if (!goesFirst && !isAnythingAtWork(other))
        return std::nullopt;
    QSet<EnvironmentId> common = environmentsOf(other, directory);
    common.intersect(environments);
    if (common.isEmpty() || (!goesFirst && !isAtWorkIn(other, common, directory)))
        return std::nullopt;
    if (isNestedIn(release, other) || isNestedIn(other, release))
        return std::nullopt;
    return EnvironmentHold{other.id(), *std::ranges::min_element(common)};
}

QString holdText(const EnvironmentHold &hold, const Release &release, const Release &holder, const Directory &directory)
{
    const Environment *const known = directory.environment(hold.environment);
    const QString place = known && !known->name.isEmpty() ? known->name : hold.environment.value();
    if (holder.state() == ReleaseState::Aborted)
        return Text::tr(
                   "%1 %2 was aborted and something of it may still be at work in %3, so %4 does not begin there. Say "
                   "what became of its tasks, or wait until they have stopped.")
            .arg(holder.project().value(), holder.version(), place, release.version());
    return Text::tr("%1 %2 is at work in %3 and has not ended, so %4 does not begin there. Wait until it has "
                    "ended, or roll it back or abort it first.")
        .arg(holder.project().value(), holder.version(), place, release.version());
}

} // namespace releasedesk::domain
