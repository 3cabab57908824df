// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/store/recorded_event.h"

#include <optional>

namespace releasedesk::projections {

//! A recorded event in words, for history and activity lists.
struct Activity {
    store::Position position = 0;
    QDateTime at;
    ReleaseId release;
    TaskId task; //!< empty: the release as a whole
    PersonId actor;
    QString what; //!< translated sentence
    QString note; //!< comment or reason, from outside; may be empty
    domain::TaskState state = domain::TaskState::Planned; //!< whose glyph fits
    bool isImportant = false; //!< belongs on Home
};

//! Nothing for an event that no list shows (such as task.ready). \p release is the release after the event.
[[nodiscard]] std::optional<Activity> activityOf(const store::RecordedEvent &event, const domain::Release &release,
                                                 const domain::Directory &directory);

} // namespace releasedesk::projections
