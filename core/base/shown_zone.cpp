// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown_zone.h"

#include <QMutex>

namespace releasedesk {
namespace {

struct Shown {
    QMutex mutex;
    QTimeZone zone = QTimeZone::systemTimeZone();
};

Shown &shown()
{
    static Shown one;
    return one;
}

} // namespace

void setShownZone(const QTimeZone &zone)
{
    const QMutexLocker lock(&shown().mutex);
    shown().zone = zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QTimeZone shownZone()
{
    const QMutexLocker lock(&shown().mutex);
    return shown().zone;
}

QDateTime inShownZone(const QDateTime &moment)
{
    return moment.isValid() ? moment.toTimeZone(shownZone()) : moment;
}

QDateTime fromShownZone(QDate date, QTime time)
{
    return QDateTime(date, time, shownZone()).toUTC();
}

} // namespace releasedesk
