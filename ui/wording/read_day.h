// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

//! Days as people type them, and as a field shows them again.

namespace releasedesk::ui {

//! "8 Dec", "Tue 8 Dec 2026", "2026-12-08", "12/8": the next such day from \p today on where the year is left out.
//! Invalid if it is none.
[[nodiscard]] QDate readDay(const QString &text, QDate today);

//! With its year: "Tue 8 Dec 2026".
[[nodiscard]] QString fullDateText(QDate date);

} // namespace releasedesk::ui
