// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QTimeZone>

//! The zone in which times are told to people, on screens, in documents and in messages: that of the workspace. What is
//! recorded is UTC and does not depend on it.

namespace releasedesk {

//! All times are told in \p zone from now on; an invalid one means that of the computer. May be called by any thread.
void setShownZone(const QTimeZone &zone);

[[nodiscard]] QTimeZone shownZone();

//! \p moment in the zone that is shown; an invalid one stays invalid.
[[nodiscard]] QDateTime inShownZone(const QDateTime &moment);

//! A time of the zone that is shown, in UTC.
[[nodiscard]] QDateTime fromShownZone(QDate date, QTime time);

} // namespace releasedesk
