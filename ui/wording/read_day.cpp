// SPDX-License-Identifier: Apache-2.0
#include "ui/wording/read_day.h"

#include "ui/wording/time_words.h"

#include <QLocale>
#include <QRegularExpression>

namespace releasedesk::ui {

QDate readDay(const QString &text, QDate today)
{
    // The day of the week is for people; it may be wrong without harm.
    static const QRegularExpression weekday(QStringLiteral("^\\s*\\p{L}+\\.?,?\\s+(?=\\d)|\\s*\\(.*\\)\\s*$"));
    const QString plain = QString(text).remove(weekday).trimmed();
    const QLocale languages[]{QLocale(), QLocale(QLocale::English)};
    for (const QLocale &language : languages) {
        for (const char *const format : {"yyyy-M-d", "yyyy.M.d", "yyyy/M/d", "d MMM yyyy", "d MMMM yyyy"}) {
            if (const QDate date = language.toDate(plain, QLatin1String(format)); date.isValid())
                return date;
        }
        // A leap day needs a year that has one, so the year is tried, not guessed afterwards.
        for (const char *const format : {"d MMM yyyy", "d MMMM yyyy", "M/d yyyy"}) {
            for (int year = today.year(); year <= today.year() + 1; ++year) {
                const QDate date = language.toDate(QStringLiteral("%1 %2").arg(plain).arg(year), QLatin1String(format));
                if (date.isValid() && date >= today)
                    return date;
            }
        }
    }
    return {};
}

QString fullDateText(QDate date)
{
    return QLocale().toString(date, isKorean() ? QStringLiteral("yyyy-MM-dd(ddd)") : QStringLiteral("ddd d MMM yyyy"));
}

} // namespace releasedesk::ui
