// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

#include <algorithm>

namespace releasedesk::domain {

enum class TaskState {
    Planned,
    Ready,
    Waiting, //!< for what WaitReason says
    Running,
    Unknown, //!< sent, and nobody knows whether it took effect
    Succeeded,
    Failed,
    Skipped,
    Aborted,
    Compensated, //!< succeeded, then taken back
};

[[nodiscard]] constexpr auto enumNames(TaskState /*type*/)
{
    return std::array<std::pair<TaskState, const char *>, 10>{{{TaskState::Planned, "planned"},
                                                               {TaskState::Ready, "ready"},
                                                               {TaskState::Waiting, "waiting"},
                                                               {TaskState::Running, "running"},
                                                               {TaskState::Unknown, "unknown"},
                                                               {TaskState::Succeeded, "succeeded"},
                                                               {TaskState::Failed, "failed"},
                                                               {TaskState::Skipped, "skipped"},
                                                               {TaskState::Aborted, "aborted"},
                                                               {TaskState::Compensated, "compensated"}}};
}

enum class WaitReason {
    None,
    Approval,
    Person,
    Condition, //!< its precondition is not true yet
    Verification, //!< somebody else has to confirm what was done by hand
    Hold, //!< somebody holds it back
};

[[nodiscard]] constexpr auto enumNames(WaitReason /*type*/)
{
    return std::array<std::pair<WaitReason, const char *>, 6>{{{WaitReason::None, "none"},
                                                               {WaitReason::Approval, "approval"},
                                                               {WaitReason::Person, "person"},
                                                               {WaitReason::Condition, "condition"},
                                                               {WaitReason::Verification, "verification"},
                                                               {WaitReason::Hold, "hold"}}};
}

//! One try of a task.
struct Attempt {
    int number = 1;
    EffectId opId;
    QDateTime startedAt;
    QDateTime finishedAt; //!< invalid while it runs
    TaskState outcome = TaskState::Running;
    QString code; //!< of the error, e.g. "Unavailable"
    QString message; //!< what happened, one sentence
    bool hadNoEffect = false; //!< proved: a further attempt repeats nothing
    QStringList failedTargets = {}; //!< of an attempt with several targets that failed: those to try again
    QStringList onlyTargets = {}; //!< of several targets, those that it was for; empty: all
    QJsonObject parameters = {}; //!< with every reference resolved, as they were when it began

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

//! A ticked item of a checklist or a confirmed point of a review.
struct ChecklistTick {
    int item = 0;
    PersonId by;
    QDateTime at;
    QString notApplicableReason; //!< empty: it is done

    friend bool operator==(const ChecklistTick &, const ChecklistTick &) = default;
};

//! Where one task of a release stands.
struct TaskRun {
    TaskState state = TaskState::Planned;
    WaitReason waitReason = WaitReason::None;
    QDateTime since; //!< when it came into this state
    QDateTime startedAt; //!< of the first attempt
    QDateTime finishedAt;
    QList<Attempt> attempts;
    QJsonObject output; //!< result fields of the attempt that succeeded
    QString summary; //!< measured facts for the second line of its card
    QStringList links;
    PersonId claimedBy;
    QList<ChecklistTick> ticks;
    QString note; //!< reason of a skip, of a completion by hand, of a resolved doubt
    PersonId handedTo; //!< who was asked to take it over; empty: anybody who may
    PersonId resolvedBy; //!< who said what became of an attempt nobody knew about; empty: nobody had to
    PersonId performedBy; //!< who did it by hand, while somebody else has to confirm it
    bool isOnlyFailedTargets = false; //!< the next attempt leaves out what the last one got done
    bool isInAdvance = false; //!< completed or skipped before its turn
    bool isByHand = false; //!< a person said that it is done or not needed
    bool isOnWord = false; //!< that it succeeded is what a person said: there is no result of its work
    bool isSilent = false; //!< its running attempt has not been heard of for longer than its heartbeat limit
    int finishedAs = 0; //!< the order in which tasks of the release succeeded: 1, 2, 3 …

    [[nodiscard]] bool isFinished() const
    {
        return state == TaskState::Succeeded || state == TaskState::Skipped || state == TaskState::Aborted
            || state == TaskState::Compensated;
    }
    //! Whether what comes after it may start.
    [[nodiscard]] bool letsPass() const { return state == TaskState::Succeeded || state == TaskState::Skipped; }
    //! Whether one of its attempts may have changed something outside.
    [[nodiscard]] bool mayHaveHadEffect() const
    {
        return std::ranges::any_of(attempts, [](const Attempt &each) { return !each.hadNoEffect; });
    }
    [[nodiscard]] int attempt() const { return attempts.isEmpty() ? 0 : attempts.last().number; }

    friend bool operator==(const TaskRun &, const TaskRun &) = default;
};

} // namespace releasedesk::domain
