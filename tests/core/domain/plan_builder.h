// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/plan.h"
#include "core/domain/release.h"

#include <QRandomGenerator>

#include <initializer_list>
#include <utility>

namespace releasedesk::tests {

//! Makes plans in few words.
class PlanBuilder
{
public:
    //! \p before: its tasks may run before the approval.
    PlanBuilder &phase(const char *id, bool before = false)
    {
        m_plan.phases.append({PhaseId(id), QString::fromLatin1(id), before});
        return *this;
    }

    //! In the phase named last.
    PlanBuilder &task(const char *id, const char *kind = "time.wait", const QJsonObject &parameters = {})
    {
        add(id, kind, parameters).phase = m_plan.phases.last().id;
        return *this;
    }

    PlanBuilder &lane(const char *id, const char *undoes = "", const char *kind = "time.wait")
    {
        add(id, kind, {}).undoes = TaskId(undoes);
        return *this;
    }

    PlanBuilder &approval(const char *id, const QStringList &people = {"jiho", "minseo"}, const char *rule = "inOrder")
    {
        return task(id, "release.approve",
                    {{"approvers", QJsonArray::fromStringList(people)}, {"rule", QString::fromLatin1(rule)}});
    }

    PlanBuilder &edge(const char *from, const char *to)
    {
        m_plan.edges.append({TaskId(from), TaskId(to)});
        return *this;
    }

    //! The task added last.
    domain::Task &last() { return m_plan.tasks.last(); }

    PlanBuilder &in(const char *environment)
    {
        last().environment = EnvironmentId(environment);
        return *this;
    }

    [[nodiscard]] const domain::Plan &plan() const { return m_plan; }

private:
    domain::Task &add(const char *id, const char *kind, const QJsonObject &parameters)
    {
        domain::Task task;
        task.id = TaskId(id);
        task.kind = QString::fromLatin1(kind);
        task.title = QString::fromLatin1(id);
        task.parameters = parameters;
        m_plan.tasks.append(task);
        return m_plan.tasks.last();
    }

    domain::Plan m_plan;
};

//! A plan without circles: phases, tasks in reading order, connections that go forward, some tasks in the lane.
[[nodiscard]] inline domain::Plan randomPlan(QRandomGenerator &random)
{
    PlanBuilder builder;
    const int phases = 1 + random.bounded(4);
    int number = 0;
    for (int phase = 0; phase < phases; ++phase) {
        builder.phase(qPrintable(QStringLiteral("p%1").arg(phase)), random.bounded(3) == 0);
        for (int i = random.bounded(5); i > 0; --i)
            builder.task(qPrintable(QStringLiteral("t%1").arg(number++)));
    }
    for (int to = 1; to < number; ++to) {
        for (int from = 0; from < to; ++from) {
            if (random.bounded(4) == 0)
                builder.edge(qPrintable(QStringLiteral("t%1").arg(from)), qPrintable(QStringLiteral("t%1").arg(to)));
        }
    }
    for (int i = random.bounded(3); i > 0; --i)
        builder.lane(qPrintable(QStringLiteral("l%1").arg(i)),
                     number > 0 ? qPrintable(QStringLiteral("t%1").arg(random.bounded(number))) : "");
    return builder.plan();
}

} // namespace releasedesk::tests
