// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk {

//! One cell of a table after RFC 4180, in one line. What a spreadsheet would take for a formula gets an apostrophe in
//! front.
[[nodiscard]] QString csvCell(const QString &text);

} // namespace releasedesk
