// SPDX-License-Identifier: Apache-2.0
#include "core/layout/row_order.h"

#include "core/layout/layered_graph.h"

#include <QHash>

namespace releasedesk::layout {

QList<TaskId> arrangedTasks(const domain::Plan &plan)
{
    QHash<PhaseId, int> columnOf;
    for (qsizetype i = 0; i < plan.phases.size(); ++i)
        columnOf.insert(plan.phases.at(i).id, static_cast<int>(i));

    QList<TaskId> drawn;
    QList<TaskId> lane;
    std::vector<int> columns;
    QHash<TaskId, int> numberOf;
    for (const domain::Task &task : plan.tasks) {
        const auto column = columnOf.constFind(task.phase);
        if (column == columnOf.constEnd()) {
            lane.append(task.id);
            continue;
        }
        numberOf.insert(task.id, static_cast<int>(drawn.size()));
        drawn.append(task.id);
        columns.push_back(*column);
    }
    std::vector<std::pair<int, int>> lines;
    lines.reserve(static_cast<std::size_t>(plan.edges.size()));
    for (const domain::Edge &edge : plan.edges) {
        const auto from = numberOf.constFind(edge.from);
        const auto to = numberOf.constFind(edge.to);
        if (from != numberOf.constEnd() && to != numberOf.constEnd()
            && columns[static_cast<std::size_t>(*from)] <= columns[static_cast<std::size_t>(*to)])
            lines.emplace_back(*from, *to);
    }

    LayeredGraph graph(std::move(columns), lines, static_cast<int>(plan.phases.size()));
    graph.reduceCrossings();
    QList<TaskId> tasks;
    tasks.reserve(plan.tasks.size());
    for (const auto &order : graph.orders()) {
        for (const int node : order) {
            if (node < graph.realNodes())
                tasks.append(drawn.at(node));
        }
    }
    return tasks + lane;
}

domain::Plan arranged(domain::Plan plan)
{
    QHash<TaskId, qsizetype> indexOf;
    for (qsizetype i = 0; i < plan.tasks.size(); ++i)
        indexOf.insert(plan.tasks.at(i).id, i);
    QList<domain::Task> tasks;
    tasks.reserve(plan.tasks.size());
    for (const TaskId &task : arrangedTasks(plan))
        tasks.append(plan.tasks.at(indexOf.value(task)));
    plan.tasks = std::move(tasks);
    return plan;
}

} // namespace releasedesk::layout
