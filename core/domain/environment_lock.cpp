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

//! Whether something of the run may be changing the world at this moment.
bool isAtWork(const Release &release)
{
    return std::ranges::any_of(release.runs(), [](const TaskRun &run) {
        return run.state == TaskState::Running || run.state == TaskState::Unknown;
    });
}

//! Whether it waits for nothing but signatures that let others through.
bool letsOthersIn(const Release &release)
{
    bool isWaiting = false;
    for (const ApprovalRequest &request : release.approvals()) {
        const QList<ApprovalStep> open = request.openSteps();
        if (std::ranges::any_of(open, &ApprovalStep::blocksNextDeployment))
            return false;
        isWaiting = isWaiting || !open.isEmpty();
    }
    return isWaiting && !isAtWork(release);
}

//! Whether a task of \p outer composed \p inner.
bool isWithin(const Release &inner, const Release &outer)
{
    return std::ranges::any_of(outer.runs(), [&](const TaskRun &run) {
        return std::ranges::any_of(run.attempts,
                                   [&](const Attempt &attempt) { return inner.id() == nestedReleaseId(attempt.opId); });
    });
}

} // namespace

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
    switch (release.state()) {
    case ReleaseState::Paused:
    case ReleaseState::Halted:
    case ReleaseState::RollingBack:
        return true;
    case ReleaseState::Running:
        return !letsOthersIn(release);
    case ReleaseState::Aborted:
        return isAtWork(release);
    default:
        return false;
    }
}

std::optional<EnvironmentHold> holdAgainst(const Release &release, const QSet<EnvironmentId> &environments,
                                           const Release &other, const Directory &directory)
{
    if (other.id() == release.id() || other.project() != release.project() || !holdsItsEnvironments(other))
        return std::nullopt;
    QSet<EnvironmentId> common = environmentsOf(other, directory);
    common.intersect(environments);
    if (common.isEmpty() || isWithin(release, other) || isWithin(other, release))
        return std::nullopt;
    return EnvironmentHold{other.id(), *std::ranges::min_element(common)};
}

QString holdText(const EnvironmentHold &hold, const Release &release, const Release &holder, const Directory &directory)
{
    const Environment *const known = directory.environment(hold.environment);
    const QString place = known && !known->name.isEmpty() ? known->name : hold.environment.value();
    return Text::tr("%1 %2 is at work in %3 and has not ended, so %4 does not begin there. Wait until it has "
                    "ended, or roll it back or abort it first.")
        .arg(holder.project().value(), holder.version(), place, release.version());
}

} // namespace releasedesk::domain
