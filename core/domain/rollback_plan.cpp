// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rollback_plan.h"

#include "core/base/sabotage.h"
#include "core/domain/task_kind.h"

#include <algorithm>

namespace releasedesk::domain {
namespace {

const QString restorePrefix = QStringLiteral("undo.");
const QString earlierPrefix = QStringLiteral("undo-");

//! One run that did something outside, present (0) or earlier (1, 2, …).
struct Effect {
    int finishedAs = 0;
    TaskId task;
    int earlier = 0;

    friend auto operator<=>(const Effect &, const Effect &) = default;
};

//! Of a step that restores an earlier run, which one; 0 otherwise.
int earlierOf(const TaskId &step)
{
    if (!step.value().startsWith(earlierPrefix))
        return 0;
    bool isNumber = false;
    const QString number = step.value().mid(earlierPrefix.size()).section(u'.', 0, 0);
    const int earlier = number.toInt(&isNumber);
    return isNumber && earlier > 0 ? earlier : 0;
}

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
    return isGivenUp && run.mayHaveHadEffect();
}

//! Whether half an effect is all that may be there of the task.
bool mayHaveHalfAnEffect(const Release &release, const TaskId &task)
{
    const QList<TaskRun> earlier = release.earlierRuns(task);
    const bool isAnyWhole = release.run(task).state == TaskState::Succeeded
        || std::ranges::any_of(earlier, [](const TaskRun &run) { return run.state == TaskState::Succeeded; });
    const bool isAnyHalf = std::ranges::any_of(earlier, &TaskRun::mayHaveHadEffect);
    return mayHaveHalfAnEffect(release.run(task)) || (isAnyHalf && !isAnyWhole);
}

//! Whole effects outside that came about and were not taken back, oldest first.
QList<Effect> wholeEffects(const Release &release)
{
    QList<Effect> effects;
    for (const Task &task : release.plan().tasks) {
        const bool hasEffect
            = reversibilityOf(task.kind) != Reversibility::None || !laneTasksFor(release, task.id).isEmpty();
        if (task.isInRollbackLane() || !hasEffect)
            continue;
        QList<TaskRun> runs{release.run(task.id)};
        runs += release.earlierRuns(task.id);
        for (int number = 0; number < runs.size(); ++number) {
            if (runs.at(number).state == TaskState::Succeeded)
                effects.append({runs.at(number).finishedAs, task.id, number});
        }
    }
    std::ranges::sort(effects);
    return effects;
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
    QList<TaskId> tasks;
    for (const Effect &effect : wholeEffects(release)) {
        tasks.removeOne(effect.task); // the last time counts
        tasks.append(effect.task);
    }
    return tasks;
}

RollbackPlan rollbackPlan(const Release &release)
{
    RollbackPlan plan;
    QList<RollbackStep> steps;
    QSet<TaskId> known; // whose lane is in the steps, or which nothing takes back
    // Failed tasks may have left half an effect: their inverse, where one is declared, runs first.
    for (const Task &task : release.plan().tasks) {
        const QList<TaskId> lane = laneTasksFor(release, task.id);
        if (task.isInRollbackLane() || lane.isEmpty() || !mayHaveHalfAnEffect(release, task.id))
            continue;
        for (const TaskId &step : lane)
            steps.append({step, task.id, RollbackAction::LaneTask});
        known.insert(task.id);
    }
    QList<Effect> effects = wholeEffects(release);
    std::ranges::reverse(effects);
    for (const Effect &effect : std::as_const(effects)) {
        const QList<TaskId> lane = laneTasksFor(release, effect.task);
        const TaskId restore = restoreStepOf(effect.task, effect.earlier);
        const bool canRestore = restoresItself(release.plan().task(effect.task)->kind)
            && !restoredRunOf(release, restore).isOnWord; // nobody knows what it was before
        if (lane.isEmpty() && canRestore) {
            steps.append({restore, effect.task, RollbackAction::Restore});
            continue;
        }
        if (known.contains(effect.task))
            continue;
        known.insert(effect.task);
        for (const TaskId &step : lane)
            steps.append({step, effect.task, RollbackAction::LaneTask});
        if (lane.isEmpty())
            plan.irreversible.append(effect.task);
    }
    const bool isAnythingUndone = !steps.isEmpty();
    for (const Task &task : release.plan().rollbackLane()) {
        if (task.undoes.isEmpty() && isAnythingUndone)
            steps.append({task.id, {}, RollbackAction::LaneTask});
    }
    plan.steps = inLaneOrder(steps, release.plan());
    return plan;
}

TaskId restoreStepOf(const TaskId &task, int earlier)
{
    return earlier == 0 ? TaskId(QString(restorePrefix + task.value()))
                        : TaskId(QString(earlierPrefix + QString::number(earlier) + u'.' + task.value()));
}

TaskId restoredTaskOf(const TaskId &step)
{
    if (earlierOf(step) > 0)
        return TaskId(step.value().section(u'.', 1));
    return step.value().startsWith(restorePrefix) ? TaskId(step.value().mid(restorePrefix.size())) : TaskId();
}

TaskRun restoredRunOf(const Release &release, const TaskId &step)
{
    const TaskId task = restoredTaskOf(step);
    const int earlier = earlierOf(step);
    return earlier > 0 ? release.earlierRuns(task).value(earlier - 1) : release.run(task);
}

} // namespace releasedesk::domain
