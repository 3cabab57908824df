// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_edit.h"
#include "core/domain/release.h"

#include <optional>

namespace releasedesk::ui {

//! Edits that carry out one gesture, and how the gesture is called.
struct PlanAction {
    QList<domain::PlanEdit> edits; //!< empty: there is nothing to do
    QString text;
    TaskId task; //!< to select afterwards; may be empty
};

enum class NewTaskPlace {
    After, //!< below the selected task, waiting for it
    Parallel, //!< below the selected task, waiting for what that one waits for
};

//! A new task of \p kind beside \p selected, or at the end of the last phase that has tasks. In the rollback lane it
//! undoes nothing yet.
[[nodiscard]] PlanAction addTask(const domain::Plan &plan, const QString &kind, const TaskId &selected,
                                 NewTaskPlace place = NewTaskPlace::After);

//! A new task at a place; \p phase empty is the rollback lane.
[[nodiscard]] PlanAction addTaskAt(const domain::Plan &plan, const QString &kind, const PhaseId &phase, int index);

[[nodiscard]] PlanAction duplicateTask(const domain::Plan &plan, const TaskId &task);
[[nodiscard]] PlanAction removeTask(const domain::Plan &plan, const TaskId &task);
//! Nothing is selected afterwards.
[[nodiscard]] PlanAction removeTasks(const domain::Plan &plan, const QList<TaskId> &tasks);

//! Moves \p tasks of other phases into the row \p with stands in, and those of its own phase next to it.
[[nodiscard]] PlanAction alignTasks(const domain::Plan &plan, const QList<TaskId> &tasks, const TaskId &with);

[[nodiscard]] PlanAction renameTask(const domain::Plan &plan, const TaskId &task, const QString &title);

//! Connects two tasks of the phases, or makes a task of the lane undo one of a phase, or takes a connection away that
//! is there already.
[[nodiscard]] PlanAction connectTasks(const domain::Plan &plan, const TaskId &from, const TaskId &to);
[[nodiscard]] PlanAction disconnectTasks(const domain::Plan &plan, const TaskId &from, const TaskId &to);

[[nodiscard]] PlanAction moveTask(const domain::Plan &plan, const TaskId &task, const PhaseId &phase, int index);

//! One place up or down in its phase, or into the neighbouring phase. Down from the last place of a phase lies the
//! rollback lane, and up from there the phase again; \p phases moves along the lane.
[[nodiscard]] PlanAction moveTaskBy(const domain::Plan &plan, const TaskId &task, int phases, int places);

//! The order of the tasks in each phase with few crossing connections; nothing to do if there is no better one.
[[nodiscard]] PlanAction arrangeTasks(const domain::Plan &plan);

[[nodiscard]] PlanAction addPhase(const domain::Plan &plan, int index);
[[nodiscard]] PlanAction renamePhase(const domain::Plan &plan, const PhaseId &phase, const QString &name);
[[nodiscard]] PlanAction removePhase(const domain::Plan &plan, const PhaseId &phase);

//! Whether the tasks of a phase may run before sign-off.
[[nodiscard]] PlanAction setBeforeApproval(const domain::Plan &plan, const PhaseId &phase, bool isBefore);

} // namespace releasedesk::ui
