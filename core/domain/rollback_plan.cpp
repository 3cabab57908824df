// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rollback_plan.h"

#include "core/domain/task_kind.h"

#include <algorithm>

namespace releasedesk::domain {
namespace {

const QString restorePrefix = QStringLiteral("undo.");

bool restoresItself(const QString &kind)
{
    const Reversibility reversibility = reversibilityOf(kind);
    return reversibility == Reversibility::Reversible || reversibility == Reversibility::Conditional;
}

const Task *laneTaskFor(const Release &release, const TaskId &id)
{
    const auto found = std::ranges::find_if(
        release.plan().tasks, [&](const Task &task) { return task.isInRollbackLane() && task.undoes == id; });
    return found == release.plan().tasks.end() ? nullptr : &*found;
}

} // namespace

QList<TaskId> effectsInForce(const Release &release)
{
    QList<QPair<QDateTime, TaskId>> done;
    for (const Task &task : release.plan().tasks) {
        const TaskRun run = release.run(task.id);
        const bool hasEffect
            = reversibilityOf(task.kind) != Reversibility::None || laneTaskFor(release, task.id) != nullptr;
        if (!task.isInRollbackLane() && run.state == TaskState::Succeeded && hasEffect)
            done.append({run.finishedAt, task.id});
    }
    std::ranges::sort(done);
    QList<TaskId> tasks;
    for (const auto &[at, task] : done)
        tasks.append(task);
    return tasks;
}

RollbackPlan rollbackPlan(const Release &release)
{
    RollbackPlan plan;
    QList<TaskId> effects = effectsInForce(release);
    std::ranges::reverse(effects);
    for (const TaskId &id : effects) {
        const Task *const lane = laneTaskFor(release, id);
        if (lane)
            plan.steps.append({lane->id, id, RollbackAction::LaneTask});
        else if (restoresItself(release.plan().task(id)->kind))
            plan.steps.append({restoreStepOf(id), id, RollbackAction::Restore});
        else
            plan.irreversible.append(id);
    }
    // Failed tasks may have left half an effect: their inverse, where one is declared, runs first.
    for (const Task &task : release.plan().tasks) {
        const TaskRun run = release.run(task.id);
        const Task *const lane = laneTaskFor(release, task.id);
        const bool mayHaveEffect
            = run.state == TaskState::Failed && !run.attempts.isEmpty() && !run.attempts.last().hadNoEffect;
        if (lane && mayHaveEffect)
            plan.steps.prepend({lane->id, task.id, RollbackAction::LaneTask});
    }
    const bool isAnythingUndone = !plan.steps.isEmpty();
    for (const Task &task : release.plan().rollbackLane()) {
        if (task.undoes.isEmpty() && isAnythingUndone)
            plan.steps.append({task.id, {}, RollbackAction::LaneTask});
    }
    return plan;
}

TaskId restoreStepOf(const TaskId &task)
{
    return TaskId(QString(restorePrefix + task.value()));
}

TaskId restoredTaskOf(const TaskId &step)
{
    return step.value().startsWith(restorePrefix) ? TaskId(step.value().mid(restorePrefix.size())) : TaskId();
}

} // namespace releasedesk::domain
