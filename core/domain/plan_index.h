// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_graph.h"
#include "core/domain/task_kind.h"

namespace releasedesk::domain {

//! What is asked about the tasks of a plan again and again, worked out once for as long as the plan stays as it is. A
//! task is named by its place in Plan::tasks.
class PlanIndex
{
public:
    struct Place {
        Automation automation = Automation::Automatic;
        bool isInLane = false; //!< in the rollback lane
        bool isPreparation = false; //!< see preparationOf()
    };

    explicit PlanIndex(const Plan &plan);

    [[nodiscard]] const PlanGraph &graph() const { return m_graph; }
    [[nodiscard]] const Place &at(int place) const { return m_places[static_cast<std::size_t>(place)]; }

    //! -1 for an unknown task.
    [[nodiscard]] int placeOf(const TaskId &id) const { return m_graph.indexOf(id); }

private:
    PlanGraph m_graph;
    std::vector<Place> m_places;
};

} // namespace releasedesk::domain
