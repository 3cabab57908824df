// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rollback_plan.h"

#include "core/base/sabotage.h"
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

QList<TaskId> laneTasksFor(const Release &release, const TaskId &id)
{
    QList<TaskId> found;
    for (const Task &task : release.plan().tasks) {
        if (task.isInRollbackLane() && task.undoes == id)
            found.append(task.id);
    }
    return found;
}

//! Whether something did not succeed and may still have done half its work, even if it was skipped afterwards.
bool mayHaveHalfAnEffect(const TaskRun &run)
{
    const bool isGivenUp = run.state == TaskState::Failed || run.state == TaskState::Skipped;
    return isGivenUp && std::ranges::any_of(run.attempts, [](const Attempt &attempt) { return !attempt.hadNoEffect; });
}

//! Steps whose lane tasks are connected run in the order of the connections; otherwise the order stays.
QList<RollbackStep> inLaneOrder(QList<RollbackStep> steps, const Plan &plan)
{
    QList<RollbackStep> ordered;
    if (RD_SABOTAGED("skip-rollback-edge"))
        return steps;
    while (!steps.isEmpty()) {
        const auto isFree = [&](const RollbackStep &step) {
            return std::ranges::none_of(plan.edges, [&](const Edge &edge) {
                return edge.to == step.step && std::ranges::find(steps, edge.from, &RollbackStep::step) != steps.end();
            });
        };
        const auto next = std::ranges::find_if(steps, isFree);
        ordered.append(next == steps.end() ? steps.first() : *next);
        steps.erase(next == steps.end() ? steps.begin() : next);
    }
    return ordered;
}

} // namespace

QList<TaskId> effectsInForce(const Release &release)
{
    QList<QPair<int, TaskId>> done;
    for (const Task &task : release.plan().tasks) {
        const TaskRun run = release.run(task.id);
        const bool hasEffect
            = reversibilityOf(task.kind) != Reversibility::None || !laneTasksFor(release, task.id).isEmpty();
        if (!task.isInRollbackLane() && run.state == TaskState::Succeeded && hasEffect)
            done.append({run.finishedAs, task.id});
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
    QList<RollbackStep> steps;
    // Failed tasks may have left half an effect: their inverse, where one is declared, runs first.
    for (const Task &task : release.plan().tasks) {
        if (!mayHaveHalfAnEffect(release.run(task.id)) || task.isInRollbackLane())
            continue;
        for (const TaskId &lane : laneTasksFor(release, task.id))
            steps.append({lane, task.id, RollbackAction::LaneTask});
    }
    QList<TaskId> effects = effectsInForce(release);
    std::ranges::reverse(effects);
    for (const TaskId &id : effects) {
        const QList<TaskId> lane = laneTasksFor(release, id);
        for (const TaskId &step : lane)
            steps.append({step, id, RollbackAction::LaneTask});
        if (lane.isEmpty() && restoresItself(release.plan().task(id)->kind))
            steps.append({restoreStepOf(id), id, RollbackAction::Restore});
        else if (lane.isEmpty())
            plan.irreversible.append(id);
    }
    const bool isAnythingUndone = !steps.isEmpty();
    for (const Task &task : release.plan().rollbackLane()) {
        if (task.undoes.isEmpty() && isAnythingUndone)
            steps.append({task.id, {}, RollbackAction::LaneTask});
    }
    plan.steps = inLaneOrder(steps, release.plan());
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
