// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>

namespace releasedesk::ui {

//! The same color for the same \p key on every computer: its bytes, not Qt's seeded hash, decide.
[[nodiscard]] QColor markColorFor(const QString &key);

//! One of the eight, by its number.
[[nodiscard]] QColor markColorAt(int index);

} // namespace releasedesk::ui
