// SPDX-License-Identifier: Apache-2.0
// Releases inside tasks: which of them are unfolded in the flow, and how they are followed. A flow without such tasks
// pays nothing for them.
#include "ui/modeling/flow_scene.h"

#include <algorithm>

namespace releasedesk::ui {

const NestedFlow *FlowScene::nested(const TaskId &task) const
{
    const auto found = m_nested.constFind(task);
    return found == m_nested.constEnd() ? nullptr : &*found;
}

void FlowScene::setUnfolded(const TaskId &task, bool isUnfolded)
{
    if (!isNesting(task) || isUnfolded == m_unfolded.contains(task))
        return;
    if (isUnfolded)
        m_unfolded.insert(task);
    else
        m_unfolded.remove(task);
    m_memory.keepUnfolded(m_document->id(), m_unfolded);
    m_isRefocused = true;
    if (!isUnfolded) {
        m_nested.remove(task);
        m_focus.grown.remove(task);
    }
    rebuild();
    emit unfoldedChanged(task, isUnfolded);
}

//! Answers which of them look different now; another size makes the flow be laid out anew.
QList<TaskId> FlowScene::readNested()
{
    QList<TaskId> changed;
    QHash<TaskId, NestedFlow> known = std::exchange(m_nested, {});
    const QHash<TaskId, QSizeF> before = std::exchange(m_focus.grown, {});
    for (const domain::Task &task : plan().tasks) {
        if (!ui::isNesting(task) || !m_unfolded.contains(task.id))
            continue;
        NestedFlow inside = known.take(task.id);
        if (inside.follow(m_desk, release(), task))
            changed.append(task.id);
        m_focus.grown.insert(task.id, inside.size());
        m_nested.insert(task.id, std::move(inside));
    }
    m_isRefocused = m_isRefocused || m_focus.grown != before;
    return changed;
}

//! A release inside this one, or inside one of those, is different now; or it has just come about.
void FlowScene::followNested(const ReleaseId &release)
{
    if (m_nesting.isEmpty() || !m_document || release == m_document->id())
        return;
    const auto concerns = [&](const TaskId &id) {
        const domain::Task *const task = plan().task(id);
        if (!task)
            return false;
        const NestedFlow *const inside = nested(id);
        return inside ? inside->dependsOn(release, m_desk, this->release(), *task)
                      : nestedChildOf(m_desk, this->release(), *task).id == release;
    };
    if (std::ranges::any_of(std::as_const(m_nesting), concerns))
        follow();
}

} // namespace releasedesk::ui
