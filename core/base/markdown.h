// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk {

//! \p text so that Markdown shows exactly these characters, whatever markup it seems to contain. Lines stay lines of
//! the source: whoever wants one paragraph hands in one line.
[[nodiscard]] QString markdownOfText(QStringView text);

//! \p code as a block that is shown as it is written.
[[nodiscard]] QString markdownOfCode(const QString &code);

//! A link, or only its words where \p address is none that a browser opens.
[[nodiscard]] QString markdownOfLink(QStringView words, const QString &address);

} // namespace releasedesk
