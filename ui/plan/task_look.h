// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/theme/state.h"

namespace releasedesk::ui {

//! What a task shows of itself, on its card as in the head of its inspector.
struct TaskLook {
    TaskId task;
    QString title;
    QString subtitle; //!< before the run: how and where; afterwards: measured facts
    IconName icon;
    State state = State::Planned;
    QString stateWord; //!< more precise than the state's own word, e.g. "Outcome unknown"; may be empty
    int percent = -1; //!< of a running task; -1: cannot be told
    QString performer; //!< printed name of who does a manual task; empty: an executor, or anybody
    PersonId performerId;
    bool isInLane = false;
    int comments = 0;
    int attachments = 0;

    friend bool operator==(const TaskLook &, const TaskLook &) = default;
};

[[nodiscard]] TaskLook taskLookOf(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                                  const QDateTime &now);

//! The state as it is shown in this release: what was not reached counts as skipped, a step of the rollback lane that
//! ran as rolled back, one that could run as ready.
[[nodiscard]] State shownState(const domain::Release &release, const domain::Task &task);

//! Who does a task by hand: the person it names, else whom it is open to, as access is checked.
[[nodiscard]] QString performerText(const session::Desk &desk, const domain::Task &task);

//! "Jenkins build · checkout-api": the kind and what it works on, with references resolved where they can be.
[[nodiscard]] QString kindAndTarget(const session::Desk &desk, const domain::Release &release,
                                    const domain::Task &task);

//! A parameter as one line of text, references resolved where they can be.
[[nodiscard]] QString parameterText(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                                    const QString &name);

//! A text with references resolved where they can be; what cannot be known yet stays as it is written.
[[nodiscard]] QString resolvedText(const session::Desk &desk, const domain::Release &release, const QString &text);

} // namespace releasedesk::ui
