// SPDX-License-Identifier: Apache-2.0
#include "core/domain/working_calendar.h"

#include <QTimeZone>

#include <algorithm>

namespace releasedesk::domain {
namespace {

constexpr int longestWait = 3660; // days; a calendar full of holidays must not spin for ever

QTimeZone zoneOf(const WorkingCalendar &calendar)
{
    const QTimeZone zone(calendar.zone.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

bool hasHours(const WorkingCalendar &calendar)
{
    return !calendar.days.isEmpty() && calendar.endMinute > calendar.startMinute;
}

QDateTime atMinute(const QDate &day, int minute, const QTimeZone &zone)
{
    return QDateTime(day, QTime(0, 0), zone).addSecs(qint64{60} * minute);
}

} // namespace

bool WorkingCalendar::isWorkingDay(const QDate &day) const
{
    return days.contains(day.dayOfWeek()) && !holidays.contains(day);
}

bool WorkingCalendar::isWorkingTime(const QDateTime &at) const
{
    const QDateTime local = at.toTimeZone(zoneOf(*this));
    const int minute = local.time().hour() * 60 + local.time().minute();
    return isWorkingDay(local.date()) && minute >= startMinute && minute < endMinute;
}

QDateTime WorkingCalendar::after(const QDateTime &from, qint64 minutes) const
{
    if (!hasHours(*this))
        return from.addSecs(minutes * 60).toUTC();
    const QTimeZone there = zoneOf(*this);
    QDateTime at = from.toTimeZone(there);
    qint64 left = minutes * 60;
    for (int day = 0; day < longestWait; ++day) {
        if (isWorkingDay(at.date())) {
            const QDateTime begin = std::max(at, atMinute(at.date(), startMinute, there));
            const QDateTime end = atMinute(at.date(), endMinute, there);
            const qint64 open = std::max<qint64>(0, begin.secsTo(end));
            if (left <= open && (left > 0 || begin <= end))
                return begin.addSecs(left).toUTC();
            left -= open;
        }
        at = QDateTime(at.date().addDays(1), QTime(0, 0), there);
    }
    return at.toUTC();
}

qint64 WorkingCalendar::minutesBetween(const QDateTime &from, const QDateTime &to) const
{
    if (!hasHours(*this))
        return std::max<qint64>(0, from.secsTo(to) / 60);
    const QTimeZone there = zoneOf(*this);
    const QDateTime last = to.toTimeZone(there);
    QDateTime at = from.toTimeZone(there);
    qint64 seconds = 0;
    for (int day = 0; day < longestWait && at < last; ++day) {
        if (isWorkingDay(at.date())) {
            const QDateTime begin = std::max(at, atMinute(at.date(), startMinute, there));
            const QDateTime end = std::min(last, atMinute(at.date(), endMinute, there));
            seconds += std::max<qint64>(0, begin.secsTo(end));
        }
        at = QDateTime(at.date().addDays(1), QTime(0, 0), there);
    }
    return seconds / 60;
}

QDateTime WorkingCalendar::afterDays(const QDateTime &from, int count) const
{
    QDateTime at = from.toTimeZone(zoneOf(*this));
    int left = count;
    for (int day = 0; day < longestWait && left > 0; ++day) {
        at = at.addDays(1);
        if (isWorkingDay(at.date()))
            --left;
    }
    return at.toUTC();
}

QDate WorkingCalendar::dayOf(const QDateTime &at) const
{
    return at.toTimeZone(zoneOf(*this)).date();
}

} // namespace releasedesk::domain
