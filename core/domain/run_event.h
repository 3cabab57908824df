// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/domain/event_name.h"

//! How a run and a rollback go as a whole.

namespace releasedesk::domain {

struct ReleaseStarted {
    RELEASE_EVENT("release.started");
    int run = 1;
    QString outsideWindowReason; //!< why it did not wait for its window; empty: inside, or none
    QMap<QString, QString> values; //!< of the variables that are asked at the start

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("run", run);
        v("outsideWindowReason", outsideWindowReason, releasedesk::optional);
        v("values", values, releasedesk::optional);
    }
};

//! Who decided last in the line agreed that an ended run is tried again.
struct RerunConfirmed {
    RELEASE_EVENT("release.rerun_confirmed");
    int run = 1; //!< the one that ended
    PersonId by;
    QString note;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("run", run);
        v("by", by);
        v("note", note);
    }
};

struct ReleasePaused {
    RELEASE_EVENT("release.paused");
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("reason", reason, releasedesk::optional);
    }
};

struct ReleaseResumed {
    RELEASE_EVENT("release.resumed");

    template<typename Visitor>
    void fields(Visitor & /*v*/)
    {
    }
};

//! A freeze, or the end of its window, holds what would take effect next. It goes on by itself when the freeze is over,
//! and when its window has been moved.
struct ReleaseFrozen {
    RELEASE_EVENT("release.frozen");
    TaskId task; //!< the first that it held
    EnvironmentId environment;
    QString reason; //!< of the freeze; empty: its window is over
    QDateTime until; //!< not valid: its window is over
    PersonId owner; //!< of the freeze; may be empty

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
        v("environment", environment);
        v("reason", reason, releasedesk::optional);
        v("until", until, releasedesk::optional);
        v("owner", owner, releasedesk::optional);
    }

    [[nodiscard]] bool isWindowOver() const { return !until.isValid(); }

    friend bool operator==(const ReleaseFrozen &, const ReleaseFrozen &) = default;
};

//! Nothing of it is held by a freeze any more.
struct ReleaseThawed {
    RELEASE_EVENT("release.thawed");

    template<typename Visitor>
    void fields(Visitor & /*v*/)
    {
    }
};

struct ReleaseHalted {
    RELEASE_EVENT("release.halted");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

struct ReleaseCompleted {
    RELEASE_EVENT("release.completed");

    template<typename Visitor>
    void fields(Visitor & /*v*/)
    {
    }
};

struct ReleaseAborted {
    RELEASE_EVENT("release.aborted");
    QString reason;
    QList<TaskId> staysChanged; //!< effects that nobody took back

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("reason", reason);
        v("staysChanged", staysChanged, releasedesk::optional);
    }
};

struct ReleaseDiscarded {
    RELEASE_EVENT("release.discarded");
    QString reason;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("reason", reason);
    }
};

struct ReleaseClosed {
    RELEASE_EVENT("release.closed");
    QString outcome;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("outcome", outcome);
    }
};

//! How the effect of one task is taken back.
enum class RollbackAction { LaneTask, Restore };

[[nodiscard]] constexpr auto enumNames(RollbackAction /*type*/)
{
    return std::array<std::pair<RollbackAction, const char *>, 2>{
        {{RollbackAction::LaneTask, "laneTask"}, {RollbackAction::Restore, "restore"}}};
}

struct RollbackStep {
    TaskId step; //!< the run it gets: the lane task, or see restoreStepOf()
    TaskId undoes; //!< may be empty for a lane task that undoes nothing, such as a notice
    RollbackAction action = RollbackAction::Restore;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("step", step);
        v("undoes", undoes, releasedesk::optional);
        v("action", action);
    }

    friend bool operator==(const RollbackStep &, const RollbackStep &) = default;
};

struct RollbackStarted {
    RELEASE_EVENT("rollback.started");
    QString reason;
    bool isAutomatic = false;
    QList<RollbackStep> steps; //!< in the order they run

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("reason", reason);
        v("automatic", isAutomatic, releasedesk::optional);
        v("steps", steps);
    }
};

struct RollbackCompleted {
    RELEASE_EVENT("rollback.completed");

    template<typename Visitor>
    void fields(Visitor & /*v*/)
    {
    }
};

struct RollbackHalted {
    RELEASE_EVENT("rollback.halted");
    TaskId task;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("task", task);
    }
};

} // namespace releasedesk::domain
