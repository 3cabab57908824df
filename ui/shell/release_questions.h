// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/shell/release_actions.h"
#include "ui/widgets/confirm_dialog.h"

namespace releasedesk::ui {

//! What is asked before an action is carried out; nothing for those that go ahead at once (pause, continue, retry).
[[nodiscard]] std::optional<Question> questionFor(const ReleaseAction &action, const domain::Release &release,
                                                  const session::Desk &desk, const QDateTime &now);

//! The way back as the dialog shows it: the steps in their order and what no step takes back.
[[nodiscard]] QWidget *makeRollbackSteps(const domain::Release &release, const domain::Directory &directory);

//! The version that was live before: the last one of the same project that was released. Empty if none is on record.
[[nodiscard]] QString versionBefore(const domain::Release &release, const projections::ReleaseBook &book);

//! Planned minutes until \p task is reached once the release has started; 0 if no duration is planned.
[[nodiscard]] int plannedMinutesBefore(const domain::Release &release, const TaskId &task);

} // namespace releasedesk::ui
