// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk {

//! Text from outside as one line of Markdown in which it stays text, whatever markup it seems to contain.
[[nodiscard]] QString markdownCell(const QString &text);

//! Text from outside as a cell of RFC 4180. One that a spreadsheet would take for a formula gets an apostrophe in
//! front.
[[nodiscard]] QString spreadsheetCell(const QString &text);

} // namespace releasedesk
