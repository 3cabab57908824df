// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"

#include <QList>

#include <functional>

//! Issues as text that leaves the program by the clipboard.

namespace releasedesk::ui {

//! How the clipboard gets issues.
enum class CopyIssuesAs { Text, Markdown, Csv, Link };

//! \p addressOf answers the page of an issue for Link.
[[nodiscard]] QString issuesAs(CopyIssuesAs format, const QList<domain::Issue> &issues,
                               const std::function<QString(const QString &key)> &addressOf);

//! One line each: key, summary, status.
[[nodiscard]] QString issuesAsText(const QList<domain::Issue> &issues);

//! A list; what is written in an issue stays text, whatever markup it seems to contain.
[[nodiscard]] QString issuesAsMarkdown(const QList<domain::Issue> &issues);

//! RFC 4180 with a head. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
[[nodiscard]] QString issuesAsCsv(const QList<domain::Issue> &issues);

} // namespace releasedesk::ui
