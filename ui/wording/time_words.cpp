// SPDX-License-Identifier: Apache-2.0
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

} // namespace

bool isKorean()
{
    return QLocale().language() == QLocale::Korean;
}

QString zoneName(const QDateTime &at)
{
    const QString name = shownZone().abbreviation(at);
    return name.isEmpty() ? QString::fromUtf8(shownZone().id()) : name;
}

QString dateText(QDate date, QDate today)
{
    const bool isThisYear = date.year() == today.year();
    if (isKorean())
        return QLocale().toString(date, isThisYear ? QStringLiteral("M/d(ddd)") : QStringLiteral("yyyy-MM-dd(ddd)"));
    return QLocale().toString(date, isThisYear ? QStringLiteral("ddd d MMM") : QStringLiteral("ddd d MMM yyyy"));
}

QString shortDateText(QDate date, QDate today)
{
    const bool isThisYear = date.year() == today.year();
    if (isKorean())
        return QLocale().toString(date, isThisYear ? QStringLiteral("M/d") : QStringLiteral("yyyy-MM-dd"));
    return QLocale().toString(date, isThisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

QString dayText(QDate date, QDate today)
{
    switch (today.daysTo(date)) {
    case 0:
        return Text::tr("Today");
    case 1:
        return Text::tr("Tomorrow");
    case -1:
        return Text::tr("Yesterday");
    default:
        return dateText(date, today);
    }
}

QString clockText(const QDateTime &moment)
{
    return inShownZone(moment).toString(QStringLiteral("HH:mm"));
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    const QDate day = inShownZone(moment).date();
    const QDate today = inShownZone(now).date();
    if (day == today)
        return Text::tr("today %1").arg(clockText(moment));
    return shortDateText(day, today) + u' ' + clockText(moment);
}

QString ageText(const QDateTime &moment, const QDateTime &now)
{
    const qint64 minutes = moment.secsTo(now) / 60;
    if (minutes < 1)
        return Text::tr("now");
    if (minutes < 60)
        return Text::tr("%1 m").arg(minutes);
    if (minutes < 24 * 60)
        return Text::tr("%1 h").arg(minutes / 60);
    return shortDateText(inShownZone(moment).date(), inShownZone(now).date());
}

QString windowText(const QDateTime &start, const QDateTime &end, const QDateTime &now)
{
    if (!start.isValid())
        return Text::tr("No window");
    const QDate today = inShownZone(now).date();
    const QDate first = inShownZone(start).date();
    const QDate last = inShownZone(end).date();
    const QString from = dayText(first, today) + u' ' + clockText(start);
    if (!end.isValid())
        return from;
    return first == last ? QString(from + u'–' + clockText(end))
                         : QString(from + QStringLiteral(" – ") + dayText(last, today) + u' ' + clockText(end));
}

QString shortWindowText(const QDateTime &start, const QDateTime &end, const QDateTime &now)
{
    const QDate today = inShownZone(now).date();
    const QDate day = inShownZone(start).date();
    if (!start.isValid() || day == today)
        return windowText(start, end, now);
    return dateText(day, today) + u' ' + clockText(start);
}

} // namespace releasedesk::ui
