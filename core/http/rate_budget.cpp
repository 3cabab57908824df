// SPDX-License-Identifier: Apache-2.0
#include "core/http/rate_budget.h"

#include "core/http/retry_after.h"

#include <QRegularExpression>

#include <utility>

namespace releasedesk::http {
namespace {

//! The number in the first of these headers that there is; below 0: none.
qint64 numberIn(const HttpAnswer &answer, std::initializer_list<const char *> names)
{
    for (const char *const name : names) {
        bool isNumber = false;
        // “100, 100;window=60” says the limit in force first.
        const QByteArray text = answer.header(name).split(',').first().split(';').first().trimmed();
        const qint64 number = text.toLongLong(&isNumber);
        if (isNumber && number >= 0)
            return number;
    }
    return -1;
}

//! A time, or a number of seconds from now on or since 1970.
QDateTime timeIn(const QByteArray &text, const QDateTime &now)
{
    constexpr qint64 longestWait = qint64{366} * 24 * 3600;
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    QDateTime at;
    if (isNumber)
        at = seconds <= longestWait ? now.addSecs(seconds) : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    else
        at = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toUTC();
    const bool isSensible = at.isValid() && at >= now.addSecs(-60) && at <= now.addSecs(longestWait);
    return isSensible ? at : QDateTime();
}

//! “"default";r=50;t=30”: the newer form, of which the first policy is taken.
void takeField(const QByteArray &field, const QDateTime &now, RateBudget &budget)
{
    static const QRegularExpression left(QStringLiteral(";\\s*r=(\\d{1,12})"));
    static const QRegularExpression seconds(QStringLiteral(";\\s*t=(\\d{1,9})"));
    const QString first = QString::fromLatin1(field.split(',').first());
    if (const auto match = left.match(first); match.hasMatch() && budget.left < 0)
        budget.left = match.captured(1).toLongLong();
    if (const auto match = seconds.match(first); match.hasMatch() && !budget.resets.isValid())
        budget.resets = timeIn(match.captured(1).toLatin1(), now);
}

} // namespace

std::optional<RateBudget> budgetIn(const HttpAnswer &answer, const QDateTime &now)
{
    RateBudget budget;
    budget.at = now;
    budget.left = numberIn(answer, {"X-RateLimit-Remaining", "RateLimit-Remaining"});
    budget.limit = numberIn(answer, {"X-RateLimit-Limit", "RateLimit-Limit"});
    for (const char *const name : {"X-RateLimit-Reset", "RateLimit-Reset"}) {
        if (!budget.resets.isValid() && answer.hasHeader(name))
            budget.resets = timeIn(answer.header(name).trimmed(), now);
    }
    for (const char *const name : {"RateLimit", "Beta-RateLimit"})
        takeField(answer.header(name), now, budget);
    budget.isUsedUp = answer.status == 429;
    if (budget.isUsedUp && budget.left < 0)
        budget.left = 0;
    if (const auto pause = retryAfterOf(answer, now); budget.isUsedUp && pause && !budget.resets.isValid())
        budget.resets = now.addSecs(pause->count());
    if (budget.limit == 0 || (budget.limit > 0 && budget.left > budget.limit))
        budget.limit = -1;
    if (budget.left < 0)
        return std::nullopt;
    return budget;
}

void RateBudgets::note(const QString &account, const HttpAnswer &answer, const QDateTime &now)
{
    if (account.isEmpty() || answer.status == 0)
        return;
    const auto said = budgetIn(answer, now);
    const std::scoped_lock lock(m_mutex);
    if (said)
        m_last.insert(account, *said);
}

std::optional<RateBudget> RateBudgets::of(const QString &account) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_last.constFind(account);
    return found == m_last.constEnd() ? std::nullopt : std::optional(*found);
}

RateBudgets &RateBudgets::shared()
{
    static RateBudgets budgets;
    return budgets;
}

} // namespace releasedesk::http
