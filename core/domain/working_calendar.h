// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"

#include <chrono>

namespace releasedesk::domain {

//! When people of a workspace work: reminders, deadlines and lead times are counted in these hours.
struct WorkingCalendar {
    static constexpr bool refusesUnknownKeys = true;

    QString zone; //!< IANA; empty: UTC
    QList<int> days = {1, 2, 3, 4, 5}; //!< 1 is Monday
    int startMinute = 9 * 60; //!< of the day
    int endMinute = 18 * 60;
    QList<QDate> holidays;

    [[nodiscard]] bool isWorkingDay(const QDate &day) const;
    [[nodiscard]] bool isWorkingTime(const QDateTime &at) const;

    //! The instant (UTC) at which \p minutes of working time have passed since \p from. Without any working time
    //! (no days, or an empty day) the time of the clock counts.
    [[nodiscard]] QDateTime after(const QDateTime &from, qint64 minutes) const;

    //! Working minutes between two instants; 0 if \p to is not later.
    [[nodiscard]] qint64 minutesBetween(const QDateTime &from, const QDateTime &to) const;

    //! The same time of day \p count working days later.
    [[nodiscard]] QDateTime afterDays(const QDateTime &from, int count) const;

    //! The day it is there at that instant.
    [[nodiscard]] QDate dayOf(const QDateTime &at) const;

    template<typename Visitor>
    void fields(Visitor &v)
    {
        v("zone", zone, releasedesk::optional);
        v("days", days, releasedesk::optional);
        v("startMinute", startMinute, releasedesk::optional);
        v("endMinute", endMinute, releasedesk::optional);
        v("holidays", holidays, releasedesk::optional);
    }

    friend bool operator==(const WorkingCalendar &, const WorkingCalendar &) = default;
};

} // namespace releasedesk::domain
