// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan.h"

#include "core/domain/plan_graph.h"

#include <QHash>

#include <algorithm>

namespace releasedesk::domain {

const Phase *Plan::phase(const PhaseId &id) const
{
    const auto found = std::ranges::find(phases, id, &Phase::id);
    return found == phases.end() ? nullptr : &*found;
}

const Task *Plan::task(const TaskId &id) const
{
    const auto found = std::ranges::find(tasks, id, &Task::id);
    return found == tasks.end() ? nullptr : &*found;
}

int Plan::phaseIndex(const PhaseId &id) const
{
    const auto found = std::ranges::find(phases, id, &Phase::id);
    return found == phases.end() ? -1 : static_cast<int>(std::distance(phases.begin(), found));
}

QList<Task> Plan::tasksIn(const PhaseId &wanted) const
{
    QList<Task> found;
    std::ranges::copy_if(tasks, std::back_inserter(found), [&](const Task &task) { return task.phase == wanted; });
    return found;
}

QList<Task> Plan::rollbackLane() const
{
    return tasksIn({});
}

QList<TaskId> Plan::predecessors(const TaskId &id) const
{
    const Task *const wanted = task(id);
    QList<TaskId> before;
    if (!wanted)
        return before;
    for (const Edge &edge : edges) {
        if (edge.to == id)
            before.append(edge.from);
    }
    if (!before.isEmpty() || wanted->isInRollbackLane())
        return before;
    const int index = phaseIndex(wanted->phase);
    for (const Task &other : tasks) {
        if (!other.isInRollbackLane() && phaseIndex(other.phase) < index)
            before.append(other.id);
    }
    return before;
}

QSet<TaskId> Plan::ancestors(const TaskId &id) const
{
    QHash<TaskId, QList<TaskId>> before;
    for (const Edge &edge : edges)
        before[edge.to].append(edge.from);
    QSet<TaskId> seen;
    QList<TaskId> open{id};
    int phasesSeen = 0; // all tasks of the phases before this one are among the seen
    while (!open.isEmpty()) {
        const TaskId at = open.takeLast();
        QList<TaskId> next = before.value(at);
        const Task *const known = next.isEmpty() ? task(at) : nullptr;
        for (; known && phasesSeen < phaseIndex(known->phase); ++phasesSeen) {
            for (const Task &earlier : tasks) {
                if (earlier.phase == phases.at(phasesSeen).id)
                    next.append(earlier.id);
            }
        }
        for (const TaskId &each : next) {
            if (!seen.contains(each)) {
                seen.insert(each);
                open.append(each);
            }
        }
    }
    return seen;
}

QList<TaskId> Plan::cycle() const
{
    QHash<TaskId, QList<TaskId>> next;
    for (const Edge &edge : edges)
        next[edge.from].append(edge.to);

    enum class Mark { Open, Done };
    QHash<TaskId, Mark> marks;
    for (const Task &root : tasks) {
        if (marks.contains(root.id))
            continue;
        QList<QPair<TaskId, qsizetype>> path{{root.id, 0}};
        marks.insert(root.id, Mark::Open);
        while (!path.isEmpty()) {
            const TaskId at = path.last().first;
            const QList<TaskId> &targets = next[at];
            if (path.last().second == targets.size()) {
                marks.insert(at, Mark::Done);
                path.removeLast();
                continue;
            }
            const TaskId target = targets.at(path.last().second++);
            if (!marks.contains(target)) {
                marks.insert(target, Mark::Open);
                path.append({target, 0});
            } else if (marks.value(target) == Mark::Open) {
                QList<TaskId> found;
                bool isInside = false;
                for (const auto &[task, index] : path) {
                    isInside = isInside || task == target;
                    if (isInside)
                        found.append(task);
                }
                return found;
            }
        }
    }
    return {};
}

QList<TaskId> Plan::executionOrder() const
{
    const PlanGraph graph(*this);
    QList<TaskId> order;
    for (const int task : graph.order())
        order.append(tasks.at(task).id);
    return order;
}

} // namespace releasedesk::domain
