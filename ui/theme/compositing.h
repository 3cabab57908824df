// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releasedesk::ui {

//! Whether the desktop blends windows, so that what is transparent in one shows what lies behind it. False on X11
//! without a compositor: there it would be black.
[[nodiscard]] bool areWindowsBlended();

} // namespace releasedesk::ui
