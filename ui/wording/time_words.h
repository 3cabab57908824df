// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/shown_zone.h"

#include <QString>

//! Moments and spans as every screen prints them, in the language of the interface and the zone of the workspace.

namespace releasedesk::ui {

//! Whether names and dates are printed the Korean way: the language of QLocale().
[[nodiscard]] bool isKorean();

//! Short name of the zone, e.g. "KST".
[[nodiscard]] QString zoneName(const QDateTime &at);

//! "Tue 24 Nov", with the year where it is not that of \p today.
[[nodiscard]] QString dateText(QDate date, QDate today);

//! "24 Nov", without the day of the week.
[[nodiscard]] QString shortDateText(QDate date, QDate today);

//! "Today", "Tomorrow", "Yesterday" or dateText().
[[nodiscard]] QString dayText(QDate date, QDate today);

//! "14:32"
[[nodiscard]] QString clockText(const QDateTime &moment);

//! "today 11:02", "23 Nov 11:02"
[[nodiscard]] QString momentText(const QDateTime &moment, const QDateTime &now);

//! How long ago, without "ago": "2 m", "38 m", "22 h", then the date.
[[nodiscard]] QString ageText(const QDateTime &moment, const QDateTime &now);

//! "Today 14:00–16:00"; both days where they differ; "No window" for none.
[[nodiscard]] QString windowText(const QDateTime &start, const QDateTime &end, const QDateTime &now);

//! The same for narrow columns: the end only where it is today.
[[nodiscard]] QString shortWindowText(const QDateTime &start, const QDateTime &end, const QDateTime &now);

} // namespace releasedesk::ui
