// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/event_name.h"
#include "core/domain/task_run.h"

//! What becomes of the tasks of a run.

namespace releasedesk::domain {

struct TaskReady {
    RELEASE_EVENT("task.ready");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct TaskWaiting {
    RELEASE_EVENT("task.waiting");
    TaskId task;
    WaitReason reason = WaitReason::None;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("reason", reason);
    }
};

struct TaskStarted {
    RELEASE_EVENT("task.started");
    TaskId task;
    int attempt = 1;
    EffectId opId;
    QJsonObject parameters; //!< with every reference resolved; holds no secret
    QStringList onlyTargets; //!< of several targets, those that are left; empty: all

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
        v("opId", opId);
        v("parameters", parameters, releasedesk::optional);
        v("onlyTargets", onlyTargets, releasedesk::optional);
    }
};

struct TaskSucceeded {
    RELEASE_EVENT("task.succeeded");
    TaskId task;
    int attempt = 0; //!< 0: not by an attempt (a person, an approval)
    QJsonObject output;
    QString summary;
    QStringList links;
    bool isByHand = false;
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt, releasedesk::optional);
        v("output", output, releasedesk::optional);
        v("summary", summary, releasedesk::optional);
        v("links", links, releasedesk::optional);
        v("byHand", isByHand, releasedesk::optional);
        v("note", note, releasedesk::optional);
    }
};

struct TaskFailed {
    RELEASE_EVENT("task.failed");
    TaskId task;
    int attempt = 0;
    QString code;
    QString message;
    QString detail;
    bool nothingHappened = false; //!< proved without effect: may be tried again by itself
    QStringList failedTargets; //!< of several targets, those that are not done; empty: all, or it has only one

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
        v("code", code);
        v("message", message);
        v("detail", detail, releasedesk::optional);
        v("nothingHappened", nothingHappened, releasedesk::optional);
        v("failedTargets", failedTargets, releasedesk::optional);
    }
};

struct TaskOutcomeUnknown {
    RELEASE_EVENT("task.outcomeUnknown");
    TaskId task;
    int attempt = 0;
    QString message;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
        v("message", message);
    }
};

//! A person, or a later look-up, said what became of an attempt whose outcome was unknown.
struct TaskResolved {
    RELEASE_EVENT("task.resolved");
    TaskId task;
    bool happened = false;
    QString note;
    QJsonObject output;
    bool isAbandoned = false; //!< nobody can find out: it may have happened, and counts as failed

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("happened", happened);
        v("note", note, releasedesk::optional);
        v("output", output, releasedesk::optional);
        v("abandoned", isAbandoned, releasedesk::optional);
    }
};

struct TaskRetried {
    RELEASE_EVENT("task.retried");
    TaskId task;
    bool onlyFailedTargets = false;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("onlyFailedTargets", onlyFailedTargets, releasedesk::optional);
    }
};

struct TaskSkipped {
    RELEASE_EVENT("task.skipped");
    TaskId task;
    QString reason;
    bool isInAdvance = false; //!< by a person, before its turn
    bool isByPerson = false; //!< else by its precondition or its failure policy

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("reason", reason);
        v("inAdvance", isInAdvance, releasedesk::optional);
        v("byPerson", isByPerson, releasedesk::optional);
    }
};

struct TaskClaimed {
    RELEASE_EVENT("task.claimed");
    TaskId task;
    PersonId by;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("by", by);
    }
};

struct TaskItemTicked {
    RELEASE_EVENT("task.item_ticked");
    TaskId task;
    int item = 0;
    PersonId by;
    QString notApplicableReason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("item", item);
        v("by", by);
        v("notApplicableReason", notApplicableReason, releasedesk::optional);
    }
};

//! Whoever had claimed it passed it on; \p to is empty when anybody may take it.
struct TaskHandedOver {
    RELEASE_EVENT("task.handed_over");
    TaskId task;
    PersonId by;
    PersonId to;
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("by", by);
        v("to", to, releasedesk::optional);
        v("note", note);
    }
};

//! Done by hand; its verifier has to confirm it.
struct TaskPerformed {
    RELEASE_EVENT("task.performed");
    TaskId task;
    PersonId by;
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("by", by);
        v("note", note, releasedesk::optional);
    }
};

//! The verifier found that it is not done.
struct TaskNotConfirmed {
    RELEASE_EVENT("task.not_confirmed");
    TaskId task;
    PersonId by;
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("by", by);
        v("note", note);
    }
};

//! A person did it before its turn.
struct TaskCompletedInAdvance {
    RELEASE_EVENT("task.completed_in_advance");
    TaskId task;
    PersonId by;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("by", by);
        v("reason", reason);
    }
};

//! What a person had finished is open again, and what had come up behind it waits for it again.
struct TaskReopened {
    RELEASE_EVENT("task.reopened");
    TaskId task;
    QString reason;
    QList<TaskId> calledBack; //!< came up behind it and have not begun

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("reason", reason);
        v("calledBack", calledBack, releasedesk::optional);
    }
};

//! Their results do not count any more; they run again, with new attempts.
struct TasksReset {
    RELEASE_EVENT("tasks.reset");
    QList<TaskId> tasks;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("tasks", tasks);
        v("reason", reason);
    }
};

struct TaskHeld {
    RELEASE_EVENT("task.held");
    TaskId task;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("reason", reason);
    }
};

struct TaskHoldReleased {
    RELEASE_EVENT("task.hold_released");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

//! A running attempt has not been heard of for longer than its heartbeat limit.
struct TaskSilent {
    RELEASE_EVENT("task.silent");
    TaskId task;
    int attempt = 0;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
    }
};

//! A silent attempt said something again.
struct TaskHeard {
    RELEASE_EVENT("task.heard");
    TaskId task;
    int attempt = 0;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
    }
};

//! The executor stopped when asked to, and what it had begun is known to have ended.
struct TaskCancelled {
    RELEASE_EVENT("task.cancelled");
    TaskId task;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("reason", reason, releasedesk::optional);
    }
};

struct TaskCompensated {
    RELEASE_EVENT("task.compensated");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

} // namespace releasedesk::domain
