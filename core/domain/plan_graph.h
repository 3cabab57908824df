// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"

#include <QHash>

#include <algorithm>
#include <utility>
#include <vector>

namespace releasedesk::domain {

//! What waits for what in a plan, worked out once where many tasks are asked about. A task is named by its place in
//! Plan::tasks; the rollback lane and connections to unknown tasks are left out.
class PlanGraph
{
public:
    explicit PlanGraph(const Plan &plan);

    //! Every task of a phase behind those it waits for; reading order otherwise. Holds all tasks even in a circle.
    [[nodiscard]] const std::vector<int> &order() const { return m_order; }

    //! Place of a task; -1 for an unknown one.
    [[nodiscard]] int indexOf(const TaskId &id) const { return m_index.value(id, -1); }

    //! Gives every task in order() a yes or no: \p decide is told its place and whether all tasks it waits for directly
    //! got a yes.
    template<typename Decide>
    std::vector<bool> sweep(Decide decide) const
    {
        std::vector<bool> answers(m_before.size(), false);
        bool earlierPhases = true;
        bool thisPhase = true;
        int phase = -1;
        for (const int task : m_order) {
            const auto at = static_cast<std::size_t>(task);
            if (m_phases[at] != phase) {
                phase = m_phases[at];
                earlierPhases = earlierPhases && std::exchange(thisPhase, true);
            }
            const std::vector<int> &before = m_before[at];
            const bool isAllYes = before.empty()
                ? earlierPhases
                : std::ranges::all_of(before, [&](int other) { return answers[static_cast<std::size_t>(other)]; });
            answers[at] = decide(task, isAllYes);
            thisPhase = thisPhase && answers[at];
        }
        return answers;
    }

private:
    void sort();

    QHash<TaskId, int> m_index;
    std::vector<std::vector<int>> m_before; //!< connections into each task
    std::vector<int> m_phases; //!< -1: the rollback lane or an unknown phase
    std::vector<int> m_order;
};

//! The tasks that run before the release is approved: those of such phases that wait for nothing else. Approvals belong
//! to them as long as only other approvals and such tasks come before; work behind an approval does not.
[[nodiscard]] QSet<TaskId> preparationOf(const Plan &plan);

//! The same with the graph of this plan at hand.
[[nodiscard]] QSet<TaskId> preparationOf(const Plan &plan, const PlanGraph &graph);

} // namespace releasedesk::domain
