// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "ui/theme/state.h"

//! How a release and its parts are named and which sign they get, the same on every screen.

namespace releasedesk::ui {

//! A state with the word that fits best; the word may name the task that it is about.
struct StateWord {
    State state = State::Planned;
    QString word;

    friend bool operator==(const StateWord &, const StateWord &) = default;
};

[[nodiscard]] State stateOf(domain::TaskState state);
[[nodiscard]] State stateOf(domain::ReleaseState state);
//! The same, and of a closed release that of its outcome.
[[nodiscard]] State stateOf(const domain::Release &release);

//! "Canary 10 %" of a running release, "Security sign-off" of one that waits, "Ready to start" …
[[nodiscard]] StateWord stateWordOf(const domain::Release &release);

//! Whether \p run did not fail but was stopped, because the release was taken back.
[[nodiscard]] bool wasStopped(const domain::Release &release, const domain::TaskRun &run);

//! One state per phase, in order.
[[nodiscard]] QList<State> phaseStatesOf(const domain::Release &release);

//! "checkout 2.8.0"
[[nodiscard]] QString nameOf(const domain::Release &release, const domain::Directory &directory);

//! The project's own name, else its id.
[[nodiscard]] QString projectName(const domain::Directory &directory, const ProjectId &id);

//! Number of the project's mark color: its place in the workspace.
[[nodiscard]] int projectColor(const domain::Directory &directory, const ProjectId &id);

//! In the language of the interface.
[[nodiscard]] QString personName(const domain::Directory &directory, const PersonId &id);
[[nodiscard]] QString personTitle(const domain::Directory &directory, const PersonId &id);

//! A task of the release, or what a rollback step takes back; the bare id of an unknown one.
[[nodiscard]] QString taskTitle(const domain::Release &release, const TaskId &id);

//! Open means: not over, so it belongs in lists of what is to be done.
[[nodiscard]] bool isOpen(const domain::Release &release);

} // namespace releasedesk::ui
