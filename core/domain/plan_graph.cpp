// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plan_graph.h"

#include <queue>

namespace releasedesk::domain {
namespace {

auto at(const auto &list, int index)
{
    return list[static_cast<std::size_t>(index)];
}

} // namespace

PlanGraph::PlanGraph(const Plan &plan)
    : m_before(static_cast<std::size_t>(plan.tasks.size()))
{
    QHash<PhaseId, int> phases;
    for (const Phase &phase : plan.phases)
        phases.insert(phase.id, static_cast<int>(phases.size()));
    m_phases.reserve(m_before.size());
    for (const Task &task : plan.tasks) {
        m_index.insert(task.id, static_cast<int>(m_phases.size()));
        m_phases.push_back(phases.value(task.phase, -1));
    }
    for (const Edge &edge : plan.edges) {
        const int from = indexOf(edge.from);
        const int to = indexOf(edge.to);
        if (from >= 0 && to >= 0)
            m_before[static_cast<std::size_t>(to)].push_back(from);
    }
    sort();
}

void PlanGraph::sort()
{
    const auto count = static_cast<int>(m_phases.size());
    std::vector<std::vector<int>> after(m_before.size());
    std::vector<int> open(m_before.size(), 0);
    for (int task = 0; task < count; ++task) {
        if (at(m_phases, task) < 0)
            continue;
        for (const int before : m_before[static_cast<std::size_t>(task)]) {
            if (at(m_phases, before) < 0)
                continue;
            after[static_cast<std::size_t>(before)].push_back(task);
            ++open[static_cast<std::size_t>(task)];
        }
    }
    using Place = std::pair<int, int>; // phase, then reading order inside it
    std::priority_queue<Place, std::vector<Place>, std::greater<>> ready;
    std::vector<Place> all;
    for (int task = 0; task < count; ++task) {
        if (at(m_phases, task) < 0)
            continue;
        all.emplace_back(at(m_phases, task), task);
        if (at(open, task) == 0)
            ready.emplace(at(m_phases, task), task);
    }
    std::ranges::sort(all);
    std::vector<bool> isPlaced(m_before.size(), false);
    auto left = all.begin();
    while (m_order.size() < all.size()) {
        while (isPlaced[static_cast<std::size_t>(left->second)])
            ++left;
        if (ready.empty() || ready.top().first > left->first)
            ready.push(*left); // a circle, which is reported elsewhere: break it at its first task
        const int task = ready.top().second;
        ready.pop();
        if (isPlaced[static_cast<std::size_t>(task)])
            continue;
        isPlaced[static_cast<std::size_t>(task)] = true;
        m_order.push_back(task);
        for (const int next : after[static_cast<std::size_t>(task)]) {
            if (--open[static_cast<std::size_t>(next)] == 0)
                ready.emplace(at(m_phases, next), next);
        }
    }
}

QSet<TaskId> preparationOf(const Plan &plan)
{
    return preparationOf(plan, PlanGraph(plan));
}

QSet<TaskId> preparationOf(const Plan &plan, const PlanGraph &graph)
{
    const auto isEarly = [&](int index) {
        const Phase *const phase = plan.phase(plan.tasks.at(index).phase);
        return phase && phase->isBeforeApproval;
    };
    const auto isApproval = [&](int index) { return plan.tasks.at(index).kind == u"release.approve"; };
    const std::vector<bool> work
        = graph.sweep([&](int task, bool before) { return before && isEarly(task) && !isApproval(task); });
    const std::vector<bool> all = graph.sweep(
        [&](int task, bool before) { return at(work, task) || (before && isEarly(task) && isApproval(task)); });
    QSet<TaskId> preparation;
    for (const int task : graph.order()) {
        if (at(all, task))
            preparation.insert(plan.tasks.at(task).id);
    }
    return preparation;
}

} // namespace releasedesk::domain
