// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/tokens.h"

#include <QMetaType>
#include <QString>

#include <array>

namespace releasedesk::ui {

//! The states a person is shown, for tasks and releases alike.
enum class State {
    Planned,
    Ready,
    Running,
    Waiting, //!< for an approval
    Succeeded,
    Failed,
    Skipped,
    RolledBack,
    Aborted,
    Paused, //!< a modifier of a running release
};

inline constexpr std::array allStates{State::Planned,   State::Ready,  State::Running, State::Waiting,
                                      State::Succeeded, State::Failed, State::Skipped, State::RolledBack,
                                      State::Aborted,   State::Paused};

//! Of text, glyph and edge.
[[nodiscard]] ColorToken colorOf(State state);

//! Of the pill and of the tile behind an icon.
[[nodiscard]] ColorToken tintOf(State state);

//! The glyph on the 16 grid.
[[nodiscard]] IconName glyphOf(State state);

//! The translated word, e.g. "Waiting for approval".
[[nodiscard]] QString wordOf(State state);

} // namespace releasedesk::ui

Q_DECLARE_METATYPE(releasedesk::ui::State)
