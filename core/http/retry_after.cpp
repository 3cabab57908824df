// SPDX-License-Identifier: Apache-2.0
#include "core/http/retry_after.h"

#include "core/http/http_answer.h"

#include <QLocale>

#include <algorithm>

namespace releasedesk::http {
namespace {

constexpr std::chrono::seconds aDay = std::chrono::hours(24);

//! The three forms of RFC 9110, section 5.6.7.
QDateTime httpDate(const QByteArray &text)
{
    // The day of the week adds nothing, and contradicts the century that Qt assumes for two digits of a year.
    const QString date = QString::fromLatin1(text).simplified().section(u' ', 1);
    for (const auto *const format : {"dd MMM yyyy HH:mm:ss 'GMT'", "dd-MMM-yy HH:mm:ss 'GMT'", "MMM d HH:mm:ss yyyy"}) {
        QDateTime time = QLocale::c().toDateTime(date, QLatin1String(format));
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        return time.date().year() < 1970 ? time.addYears(100) : time;
    }
    return {};
}

std::chrono::seconds until(const QDateTime &time, const QDateTime &now)
{
    return std::clamp(std::chrono::seconds((now.msecsTo(time) + 999) / 1000), std::chrono::seconds(0), aDay);
}

bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<std::chrono::seconds> retryAfterOf(const HttpAnswer &answer, const QDateTime &now)
{
    const QByteArray wish = answer.header("Retry-After").trimmed();
    if (isNumber(wish)) {
        bool fits = false;
        const qlonglong seconds = wish.toLongLong(&fits);
        return fits ? std::min(std::chrono::seconds(seconds), aDay) : aDay;
    }
    if (const QDateTime time = httpDate(wish); time.isValid())
        return until(time, now);

    const QByteArray reset = answer.header("X-RateLimit-Reset").trimmed();
    if (isNumber(reset)) {
        bool fits = false;
        const qlonglong seconds = reset.toLongLong(&fits);
        if (!fits)
            return aDay;
        // Small numbers are a distance, large ones a time.
        constexpr qlonglong firstTime = 1'000'000'000;
        return seconds < firstTime ? std::min(std::chrono::seconds(seconds), aDay)
                                   : until(QDateTime::fromSecsSinceEpoch(std::min(seconds, firstTime * 100)), now);
    }
    if (const QDateTime time = QDateTime::fromString(QString::fromLatin1(reset), Qt::ISODate); time.isValid())
        return until(time, now);
    return std::nullopt;
}

} // namespace releasedesk::http
