// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/plan/task_look.h"

namespace releasedesk::ui {

//! The release that a task composed and carries, as far as the desk knows it.
struct NestedChild {
    enum class Presence {
        None, //!< the task is not one that composes a release
        NotYet, //!< it has not come to it
        NotMade, //!< it failed before it made one
        There,
        Missing, //!< it was made, but the record does not hold it
        Unreadable, //!< the record holds it, but what happened last cannot be read
    };

    Presence presence = Presence::None;
    ReleaseId id; //!< empty unless it is known which one it is
    const domain::Release *release = nullptr; //!< may be there though Unreadable: as it was when it could be read last
};

//! Whether \p task composes a release of its own.
[[nodiscard]] bool isNesting(const domain::Task &task);

//! Valid until the next event of the desk.
[[nodiscard]] NestedChild nestedChildOf(const session::Desk &desk, const domain::Release &release,
                                        const domain::Task &task);

//! "3 of 7 · Deploy": how many tasks are done, and the phase it is in, if it is in one.
[[nodiscard]] QString nestedProgress(const domain::Release &child);
//! The same in percent; tasks of the rollback lane do not count.
[[nodiscard]] int nestedPercent(const domain::Release &child);

//! Lets the look of a task tell how far the release inside it is.
void addNested(TaskLook &look, const session::Desk &desk, const domain::Release &release, const domain::Task &task);

//! Why there is nothing to show of the nested release, or why it may be out of date, and what to do; else empty.
[[nodiscard]] QString nestedNote(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                                 const NestedChild &child);

} // namespace releasedesk::ui
