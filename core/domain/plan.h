// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/policy.h"
#include "core/domain/variable.h"

#include <QSet>

namespace releasedesk::domain {

//! What happens when a task fails and no retry is left.
enum class OnFailure { Ask, RollBack, Skip, Abort };

[[nodiscard]] constexpr auto enumNames(OnFailure /*type*/)
{
    return std::array<std::pair<OnFailure, const char *>, 4>{{{OnFailure::Ask, "ask"},
                                                              {OnFailure::RollBack, "rollBack"},
                                                              {OnFailure::Skip, "skip"},
                                                              {OnFailure::Abort, "abort"}}};
}

//! What becomes of a task whose precondition is not true when its turn comes.
enum class WhenFalse { Skip, Wait };

[[nodiscard]] constexpr auto enumNames(WhenFalse /*type*/)
{
    return std::array<std::pair<WhenFalse, const char *>, 2>{{{WhenFalse::Skip, "skip"}, {WhenFalse::Wait, "wait"}}};
}

//! How a task is tried again by itself. Only where the outcome of the last attempt is known.
struct RetryPolicy {
    int delaySeconds = 2; //!< before the second attempt
    int factor = 2; //!< each further delay is so many times longer
    int maxDelaySeconds = 60;
    QStringList codes; //!< names of errors to try again after; empty: those that may pass, or that had no effect

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("delaySeconds", delaySeconds, releasedesk::optional);
        v("factor", factor, releasedesk::optional);
        v("maxDelaySeconds", maxDelaySeconds, releasedesk::optional);
        v("codes", codes, releasedesk::optional);
    }

    friend bool operator==(const RetryPolicy &, const RetryPolicy &) = default;
};

//! An ordered column of tasks.
struct Phase {
    PhaseId id;
    QString name;
    bool isBeforeApproval = false; //!< its tasks may run before sign-off: none may touch a protected environment

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("name", name);
        v("beforeApproval", isBeforeApproval, releasedesk::optional);
    }

    friend bool operator==(const Phase &, const Phase &) = default;
};

//! One unit of work. What it does is its kind (core/domain/task_kind.h) with parameters.
struct Task {
    TaskId id;
    QString kind; //!< e.g. "jenkins.build"
    QString title;
    PhaseId phase; //!< empty: it stands in the rollback lane
    QJsonObject parameters; //!< may hold references such as ${tasks.build.buildNumber}
    EnvironmentId environment; //!< where its effect takes place; empty: in no environment
    PersonId performer; //!< who does a manual task; empty: any operator or the owner
    TaskId undoes; //!< rollback lane: the task whose effect this one takes back
    OnFailure onFailure = OnFailure::Ask;
    int durationMinutes = 0; //!< planned
    int timeoutMinutes = 30; //!< of one attempt; 0: as long as it takes
    int retries = 0; //!< further attempts by itself, when the outcome is known and may be repeated
    bool isSkippable = true;
    RetryPolicy retry; //!< when `retries` is more than 0
    QString precondition; //!< a Condition that must be true when its turn comes; empty: none
    WhenFalse whenFalse = WhenFalse::Skip;
    int heartbeatSeconds = 0; //!< longest silence of a running attempt before it is shown; 0: no limit
    PersonId verifier; //!< confirms what the performer did by hand, and is somebody else; empty: nobody has to
    bool isAdvanceForbidden = false; //!< a manual task may not be completed or skipped before its turn

    [[nodiscard]] bool isInRollbackLane() const { return phase.isEmpty(); }

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("id", id);
        v("kind", kind);
        v("title", title);
        v("phase", phase, releasedesk::optional);
        v("parameters", parameters, releasedesk::optional);
        v("environment", environment, releasedesk::optional);
        v("performer", performer, releasedesk::optional);
        v("undoes", undoes, releasedesk::optional);
        v("onFailure", onFailure, releasedesk::optional);
        v("durationMinutes", durationMinutes, releasedesk::optional);
        v("timeoutMinutes", timeoutMinutes, releasedesk::optional);
        v("retries", retries, releasedesk::optional);
        v("skippable", isSkippable, releasedesk::optional);
        v("retry", retry, releasedesk::optional);
        v("precondition", precondition, releasedesk::optional);
        v("whenFalse", whenFalse, releasedesk::optional);
        v("heartbeatSeconds", heartbeatSeconds, releasedesk::optional);
        v("verifier", verifier, releasedesk::optional);
        v("advanceForbidden", isAdvanceForbidden, releasedesk::optional);
    }

    friend bool operator==(const Task &, const Task &) = default;
};

//! `to` starts only after `from` has succeeded or was lawfully skipped.
struct Edge {
    TaskId from;
    TaskId to;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("from", from);
        v("to", to);
    }

    friend bool operator==(const Edge &, const Edge &) = default;
};

//! The pipeline of a release: phases in order, tasks in reading order inside their phase, edges, rollback lane.
struct Plan {
    QList<Phase> phases;
    QList<Task> tasks;
    QList<Edge> edges;
    QList<Variable> variables;
    QList<Policy> policies; //!< of the template; see planning_decisions.cpp for who may loosen them

    [[nodiscard]] const Phase *phase(const PhaseId &id) const;
    [[nodiscard]] const Task *task(const TaskId &id) const;
    [[nodiscard]] int phaseIndex(const PhaseId &id) const; //!< -1: unknown or the rollback lane
    [[nodiscard]] QList<Task> tasksIn(const PhaseId &phase) const;
    [[nodiscard]] QList<Task> rollbackLane() const;

    //! The tasks that have to be finished before this one starts: those its edges name, or, without edges into it,
    //! all tasks of earlier phases.
    [[nodiscard]] QList<TaskId> predecessors(const TaskId &id) const;

    //! Everything that comes before, directly or not. A cycle does not make it endless.
    [[nodiscard]] QSet<TaskId> ancestors(const TaskId &id) const;

    //! A cycle as a list of tasks, or nothing.
    [[nodiscard]] QList<TaskId> cycle() const;

    //! Tasks (without the rollback lane) so that each stands behind its predecessors; reading order otherwise.
    [[nodiscard]] QList<TaskId> executionOrder() const;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("phases", phases);
        v("tasks", tasks);
        v("edges", edges, releasedesk::optional);
        v("variables", variables, releasedesk::optional);
        v("policies", policies, releasedesk::optional);
    }

    friend bool operator==(const Plan &, const Plan &) = default;
};

constexpr int maxTasksPerRelease = 10'000;

} // namespace releasedesk::domain
