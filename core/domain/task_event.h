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

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
        v("opId", opId);
        v("parameters", parameters, releasedesk::optional);
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

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("attempt", attempt);
        v("code", code);
        v("message", message);
        v("detail", detail, releasedesk::optional);
        v("nothingHappened", nothingHappened, releasedesk::optional);
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

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("happened", happened);
        v("note", note, releasedesk::optional);
        v("output", output, releasedesk::optional);
    }
};

struct TaskRetried {
    RELEASE_EVENT("task.retried");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct TaskSkipped {
    RELEASE_EVENT("task.skipped");
    TaskId task;
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("reason", reason);
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
