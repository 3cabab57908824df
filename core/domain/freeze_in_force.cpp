// SPDX-License-Identifier: Apache-2.0
#include "core/domain/freeze_in_force.h"

#include "core/base/shown_zone.h"
#include "core/domain/change_check.h"
#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/domain/release_decisions.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FreezeInForce)
};

bool hasBegunToTakeEffect(const Release &release, const PhaseId &phase)
{
    return std::ranges::any_of(release.plan().tasks, [&](const Task &task) {
        const TaskRun run = release.run(task.id);
        return task.phase == phase && isHeldByFreezes(task)
            && (run.mayHaveHadEffect() || !run.claimedBy.isEmpty() || !run.performedBy.isEmpty());
    });
}

//! The freeze that ends last of those that hold there now: until then it stays closed.
const Freeze *freezeOf(const EnvironmentId &place, const Release &release, const Directory &directory,
                       const QDateTime &now)
{
    const Freeze *last = nullptr;
    for (const Freeze &freeze : directory.freezes) {
        const bool isInForce = freeze.meets(now, now) && freeze.holds(place, release.project(), release.version());
        if (isInForce && (!last || freeze.until > last->until))
            last = &freeze;
    }
    return last;
}

//! Whether the way back reaches everything that took effect there, also what a kind does not know to be an effect: a
//! job may deploy. What was only told needs no way back.
bool canBeTakenBack(const Release &release)
{
    const QList<RollbackStep> steps = rollbackPlan(release).steps;
    return std::ranges::all_of(release.plan().tasks, [&](const Task &task) {
        const TaskRun run = release.run(task.id);
        const bool isDone = isHeldByFreezes(task) && (run.state == TaskState::Succeeded || run.mayHaveHadEffect());
        return !isDone || std::ranges::find(steps, task.id, &RollbackStep::undoes) != steps.end();
    });
}

} // namespace

bool isWindowOver(const Release &release, const QDateTime &now)
{
    const QDateTime &end = release.windowEnd();
    return isUnderWay(release) && end.isValid() && now > end && release.startedAt() <= end;
}

std::optional<FreezeHit> freezeAgainst(const Release &release, const Task &task, const Directory &directory,
                                       const QDateTime &now)
{
    const bool isOver = isWindowOver(release, now);
    const bool isAnythingClosed = isOver || !directory.freezes.isEmpty();
    if (!isAnythingClosed || release.state() == ReleaseState::RollingBack || !isHeldByFreezes(task))
        return std::nullopt;
    const Freeze *const freeze = freezeOf(task.environment, release, directory, now);
    if (!freeze && !isOver)
        return std::nullopt;
    const WhenFrozen choice = release.whenFrozen();
    const bool mayFinish = choice == WhenFrozen::Finish || (choice == WhenFrozen::RollBack && !canBeTakenBack(release));
    if (mayFinish && hasBegunToTakeEffect(release, task.phase))
        return std::nullopt;
    if (freeze)
        return FreezeHit{*freeze, task.environment};
    Freeze closed;
    closed.from = release.windowEnd();
    closed.owner = release.owner();
    return FreezeHit{closed, task.environment, true};
}

bool isRollbackDue(const Release &release, const Directory &directory, const QDateTime &now)
{
    if (release.whenFrozen() != WhenFrozen::RollBack || release.state() != ReleaseState::Running
        || release.hasRolledBack())
        return false;
    const bool isOver = isWindowOver(release, now);
    const bool isClosed = std::ranges::any_of(release.plan().tasks, [&](const Task &task) {
        const TaskState state = release.run(task.id).state;
        const bool isToCome = state != TaskState::Succeeded && state != TaskState::Skipped;
        return isToCome && isHeldByFreezes(task) && (isOver || freezeOf(task.environment, release, directory, now));
    });
    return isClosed && !effectsInForce(release).isEmpty() && canBeTakenBack(release);
}

Result<> checkNotFrozen(const Release &release, const Task &task, const Circumstances &now)
{
    const auto hit = freezeAgainst(release, task, now.directory, now.now);
    return hit ? refusal(QStringLiteral("release.frozen"), heldText(*hit, now.directory)) : Result<>();
}

QDateTime nextFreezeChange(const Directory &directory, const QDateTime &now)
{
    QDateTime next;
    for (const Freeze &freeze : directory.freezes) {
        for (const QDateTime &at : {freeze.from, freeze.until}) {
            if (at > now && (!next.isValid() || at < next))
                next = at;
        }
    }
    return next;
}

QString heldText(const FreezeHit &hit, const Directory &directory)
{
    if (hit.isWindowOver)
        return Text::tr("The window of the release ended at %1, so this does not begin. Move the window, which people "
                        "sign again, or roll back.")
            .arg(inShownZone(hit.freeze.from).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    const Environment *const known = directory.environment(hit.environment);
    const QString place = known && !known->name.isEmpty() ? known->name : hit.environment.value();
    const QString until = inShownZone(hit.freeze.until).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString what
        = Text::tr("%1 is frozen until %2 (%3), so this begins then by itself.").arg(place, until, hit.freeze.reason);
    const QString todo = hit.freeze.owner.isEmpty()
        ? Text::tr("It begins sooner with an exception for this release.")
        : Text::tr("It begins sooner if %1 makes an exception for this release.")
              .arg(directory.nameOf(hit.freeze.owner));
    return QString(what + u' ' + todo);
}

QString whenFrozenName(WhenFrozen choice)
{
    switch (choice) {
    case WhenFrozen::Finish:
        return Text::tr("Finish the phase that has begun");
    case WhenFrozen::Hold:
        return Text::tr("Hold");
    case WhenFrozen::RollBack:
        return Text::tr("Roll back");
    }
    return {};
}

QString whenFrozenText(WhenFrozen choice)
{
    switch (choice) {
    case WhenFrozen::Finish:
        return Text::tr(
            "A phase that has begun is finished; no further one begins until the freeze ends or the window is "
            "moved.");
    case WhenFrozen::Hold:
        return Text::tr(
            "What runs is finished; nothing else takes effect until the freeze ends or the window is moved.");
    case WhenFrozen::RollBack:
        return Text::tr(
            "What was deployed is taken back; if part of it cannot be, a phase that has begun is finished.");
    }
    return {};
}

} // namespace releasedesk::domain
