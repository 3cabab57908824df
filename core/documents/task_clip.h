// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/plan_edit.h"

namespace releasedesk::documents {

//! Tasks on their way from one flow to another, as text that any program can carry.
struct TaskClip {
    static constexpr bool refusesUnknownKeys = true;

    int format = 1;
    QList<domain::Phase> phases; //!< those the tasks stand in, in their order
    QList<domain::Task> tasks; //!< in reading order
    QList<domain::Edge> edges; //!< between the tasks

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("releaseDeskTasks", format);
        v("phases", phases, releasedesk::optional);
        v("tasks", tasks);
        v("edges", edges, releasedesk::optional);
    }

    friend bool operator==(const TaskClip &, const TaskClip &) = default;
};

//! More text than this is no clip of tasks.
constexpr qsizetype maxClipBytes = 4 * 1024 * 1024;

//! \p tasks of \p plan with the connections between them; unknown ids are left out.
[[nodiscard]] TaskClip clipOf(const domain::Plan &plan, const QList<TaskId> &tasks);

//! YAML; the same clip always gives the same bytes.
[[nodiscard]] QByteArray writeTaskClip(const TaskClip &clip);

//! A clip, or a whole release as text, whose flow is the clip then. InvalidArgument says what of it does not fit.
[[nodiscard]] Result<TaskClip> readTaskClip(const QByteArray &text);

//! What pasting does to a plan.
struct PastedTasks {
    QList<domain::PlanEdit> edits;
    QList<TaskId> tasks; //!< the new ones, in the order of the clip
    int lostEdges = 0; //!< connections that would lead backwards here
};

//! Puts the tasks of \p clip into \p plan: into the phase of the same id or name; what has none, and all of a clip out
//! of one phase, goes behind \p beside. They get ids that are free here, and what they say of each other
//! (connections, what undoes what, references to results) is carried over to these. A task of the rollback lane
//! whose task is not in the clip undoes nothing at first.
[[nodiscard]] PastedTasks pasteInto(const domain::Plan &plan, const TaskClip &clip, const TaskId &beside);

} // namespace releasedesk::documents
