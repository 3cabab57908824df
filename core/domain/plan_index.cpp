// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_index.h"

namespace releasedesk::domain {

PlanIndex::PlanIndex(const Plan &plan)
    : m_graph(plan)
{
    m_places.reserve(static_cast<std::size_t>(plan.tasks.size()));
    for (const Task &task : plan.tasks)
        m_places.push_back({automationOf(task.kind), task.isInRollbackLane(), false});
    for (const TaskId &task : preparationOf(plan, m_graph))
        m_places[static_cast<std::size_t>(placeOf(task))].isPreparation = true;
}

} // namespace releasedesk::domain
