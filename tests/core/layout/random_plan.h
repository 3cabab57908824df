// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

#include <QRandomGenerator>

namespace releasedesk::tests {

//! A plan with \p tasks tasks over \p phases phases, with edges that go forward only, and a rollback lane.
inline domain::Plan randomPlan(quint32 seed, int phases, int tasks)
{
    QRandomGenerator random(seed);
    domain::Plan plan;
    for (int i = 0; i < phases; ++i)
        plan.phases.append({PhaseId(QStringLiteral("p%1").arg(i)), QStringLiteral("Phase %1").arg(i + 1), false});
    for (int i = 0; i < tasks; ++i) {
        domain::Task task;
        task.id = TaskId(QStringLiteral("t%1").arg(i));
        task.kind = QStringLiteral("time.wait");
        task.title = QStringLiteral("Task %1").arg(i);
        task.phase = plan.phases.at(random.bounded(phases)).id;
        plan.tasks.append(task);
    }
    const auto place = [&plan](int i) { return QPair(plan.phaseIndex(plan.tasks.at(i).phase), i); };
    QSet<QPair<int, int>> connected;
    for (int i = 0; i < tasks; ++i) {
        const int from = random.bounded(tasks);
        const int to = random.bounded(tasks);
        if (place(from) < place(to) && !connected.contains({from, to})) {
            connected.insert({from, to});
            plan.edges.append({plan.tasks.at(from).id, plan.tasks.at(to).id});
        }
    }
    const int lane = tasks / 8;
    for (int i = 0; i < lane; ++i) {
        domain::Task task;
        task.id = TaskId(QStringLiteral("back%1").arg(i));
        task.kind = QStringLiteral("http.request");
        task.title = QStringLiteral("Back %1").arg(i);
        if (random.bounded(3) > 0)
            task.undoes = plan.tasks.at(random.bounded(tasks)).id;
        if (i > 0 && random.bounded(2) == 0)
            plan.edges.append({TaskId(QStringLiteral("back%1").arg(random.bounded(i))), task.id});
        plan.tasks.append(task);
    }
    return plan;
}

} // namespace releasedesk::tests
