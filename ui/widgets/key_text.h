// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QString>

namespace releasedesk::ui {

//! A shortcut as it is printed on buttons and key chips: "Ctrl ⏎", "Ctrl K"; native on macOS.
[[nodiscard]] QString keyText(const QKeySequence &keys);

} // namespace releasedesk::ui
