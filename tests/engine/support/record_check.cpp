// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/support/record_check.h"

#include "core/domain/rollback_plan.h"
#include "core/store/release_codec.h"

#include <algorithm>

namespace releasedesk::tests {
namespace {

using namespace domain;

QString checkStart(const Release &before, const TaskStarted &start, const QSet<EffectId> &used)
{
    const QString who = QStringLiteral("%1 (%2)").arg(start.task.value(), start.opId.value());
    if (used.contains(start.opId))
        return who + QStringLiteral(": its operation id was used before");
    const TaskRun run = before.run(start.task);
    for (const Attempt &attempt : run.attempts) {
        if (attempt.outcome == TaskState::Running || run.state == TaskState::Unknown)
            return who + QStringLiteral(": nobody knows yet what became of the attempt before");
    }
    if (before.state() != ReleaseState::Preparing && before.state() != ReleaseState::Running
        && before.state() != ReleaseState::RollingBack)
        return who + QStringLiteral(": started in a state in which nothing starts");
    const Task *const task = before.plan().task(start.task);
    const bool isOfRollback = !restoredTaskOf(start.task).isEmpty() || !task || task->isInRollbackLane();
    if (isOfRollback != (before.state() == ReleaseState::RollingBack))
        return who + QStringLiteral(": run and rollback are mixed");
    if (isOfRollback)
        return {};
    if (before.state() == ReleaseState::Preparing && !before.isPreparation(start.task))
        return who + QStringLiteral(": started before the approval");
    for (const TaskId &earlier : before.plan().ancestors(start.task)) {
        if (!before.run(earlier).letsPass())
            return who + QStringLiteral(": started before ") + earlier.value();
    }
    return {};
}

} // namespace

QString whatMustNotBe(const QList<store::RecordedEvent> &events)
{
    Release release;
    QSet<EffectId> used;
    for (const store::RecordedEvent &recorded : events) {
        const auto event = store::decodeReleaseEvent(recorded.event);
        if (!event)
            return event.error().message;
        if (const auto *const start = std::get_if<TaskStarted>(&*event)) {
            const QString wrong = checkStart(release, *start, used);
            if (!wrong.isEmpty())
                return QStringLiteral("event %1: %2").arg(recorded.position).arg(wrong);
            used.insert(start->opId);
        }
        release.apply(*event, recorded.actor, recorded.at);
    }
    return {};
}

} // namespace releasedesk::tests
