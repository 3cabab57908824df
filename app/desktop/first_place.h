// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/desktop_options.h"
#include "core/session/desk.h"
#include "ui/shell/place.h"

namespace releasedesk::app {

//! Where the window goes first, as \p options say; home if they say nothing.
[[nodiscard]] ui::Place firstPlace(const DesktopOptions &options, const session::Desk &desk);

} // namespace releasedesk::app
