// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/plan.h"

#include <variant>

namespace releasedesk::domain {

//! Puts a task into its phase (or the rollback lane) at a place among the tasks there; -1 is the end.
struct AddTask {
    static constexpr const char *editName = "addTask";
    Task task;
    int index = -1;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("index", index, releasedesk::optional);
    }
    friend bool operator==(const AddTask &, const AddTask &) = default;
};

//! Takes a task out together with its edges.
struct RemoveTask {
    static constexpr const char *editName = "removeTask";
    TaskId task;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
    friend bool operator==(const RemoveTask &, const RemoveTask &) = default;
};

//! Replaces everything of a task but its place (id, phase, order).
struct ChangeTask {
    static constexpr const char *editName = "changeTask";
    Task task;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
    friend bool operator==(const ChangeTask &, const ChangeTask &) = default;
};

//! Moves a task to a place in a phase (empty: the rollback lane).
struct MoveTask {
    static constexpr const char *editName = "moveTask";
    TaskId task;
    PhaseId phase;
    int index = -1;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("phase", phase, releasedesk::optional);
        v("index", index, releasedesk::optional);
    }
    friend bool operator==(const MoveTask &, const MoveTask &) = default;
};

struct Connect {
    static constexpr const char *editName = "connect";
    Edge edge;
    int index = -1; //!< among the connections, which has no meaning but makes taking back exact; -1 is the end
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("edge", edge);
        v("index", index, releasedesk::optional);
    }
    friend bool operator==(const Connect &, const Connect &) = default;
};

struct Disconnect {
    static constexpr const char *editName = "disconnect";
    Edge edge;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("edge", edge);
    }
    friend bool operator==(const Disconnect &, const Disconnect &) = default;
};

struct AddPhase {
    static constexpr const char *editName = "addPhase";
    Phase phase;
    int index = -1;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("phase", phase);
        v("index", index, releasedesk::optional);
    }
    friend bool operator==(const AddPhase &, const AddPhase &) = default;
};

//! Only an empty phase can be removed.
struct RemovePhase {
    static constexpr const char *editName = "removePhase";
    PhaseId phase;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("phase", phase);
    }
    friend bool operator==(const RemovePhase &, const RemovePhase &) = default;
};

//! Renames a phase or changes what may run in it.
struct ChangePhase {
    static constexpr const char *editName = "changePhase";
    Phase phase;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("phase", phase);
    }
    friend bool operator==(const ChangePhase &, const ChangePhase &) = default;
};

//! Replaces the variables of the release.
struct SetVariables {
    static constexpr const char *editName = "setVariables";
    QList<Variable> variables;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("variables", variables);
    }
    friend bool operator==(const SetVariables &, const SetVariables &) = default;
};

//! Replaces what the checks forbid for this release. Who may make that looser is decided with the whole edit.
struct SetPolicies {
    static constexpr const char *editName = "setPolicies";
    QList<Policy> policies;
    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("policies", policies);
    }
    friend bool operator==(const SetPolicies &, const SetPolicies &) = default;
};

using PlanEdit = std::variant<AddTask, RemoveTask, ChangeTask, MoveTask, Connect, Disconnect, AddPhase, RemovePhase,
                              ChangePhase, SetVariables, SetPolicies>;

//! Carries an edit out and answers the edits that take it back, in the order to apply them. Refuses what would leave
//! the plan without sense (unknown task, doubled id, edge into an earlier phase, cycle); the plan is then unchanged.
[[nodiscard]] Result<QList<PlanEdit>> applyEdit(Plan &plan, const PlanEdit &edit);

//! All or nothing; answers the inverse of the whole list. Refuses as well what lets a task undo one that is not there
//! when all is carried out; applyEdit() does not, since that one may come later.
[[nodiscard]] Result<QList<PlanEdit>> applyEdits(Plan &plan, const QList<PlanEdit> &edits);

//! Whether a plan makes sense as a whole: ids and connections that occur once, phases and tasks that exist where they
//! are named, connections that go forward, no circle. Edits keep it so.
[[nodiscard]] Result<> checkShape(const Plan &plan);

//! The same plan with its tasks in the order of the phases, the rollback lane last.
[[nodiscard]] Plan inPhaseOrder(Plan plan);

[[nodiscard]] QJsonObject planEditToJson(const PlanEdit &edit);
[[nodiscard]] Result<PlanEdit> planEditFromJson(const QJsonObject &object);
[[nodiscard]] QJsonArray toJsonArray(const QList<PlanEdit> &edits);

} // namespace releasedesk::domain
