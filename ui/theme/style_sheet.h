// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk::ui {

class Theme;

//! The style sheet of the application for what QStyle cannot express, with the tokens of \p theme filled in.
[[nodiscard]] QString styleSheet(const Theme &theme);

} // namespace releasedesk::ui
