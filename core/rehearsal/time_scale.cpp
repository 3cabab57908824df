// SPDX-License-Identifier: Apache-2.0
#include "core/rehearsal/time_scale.h"

#include "core/base/shown_zone.h"

#include <algorithm>
#include <array>

namespace releasedesk::rehearsal {
namespace {

constexpr qint64 longestIdle = 45 * 60; //!< seconds; a longer time in which nothing happens is cut
constexpr double cutWidth = 26;
constexpr std::array<qint64, 12> steps{60, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 604800};

} // namespace

TimeScale::TimeScale(const Rehearsal &done, double width)
{
    QList<std::pair<qint64, qint64>> busy;
    const auto add = [&busy](const QDateTime &from, const QDateTime &until) {
        if (from.isValid() && until.isValid())
            busy.append({from.toSecsSinceEpoch(), std::max(until, from).toSecsSinceEpoch() + 1});
    };
    for (const RehearsedTask &each : done.tasks) {
        add(each.plannedStart, each.plannedFinish);
        add(each.start, each.finish);
    }
    if (busy.isEmpty())
        return;
    std::ranges::sort(busy);
    QList<std::pair<qint64, qint64>> merged;
    for (const auto &[from, until] : std::as_const(busy)) {
        if (!merged.isEmpty() && from - merged.last().second <= longestIdle)
            merged.last().second = std::max(merged.last().second, until);
        else
            merged.append({from, until});
    }
    qint64 seconds = 0;
    for (const auto &[from, until] : std::as_const(merged))
        seconds += until - from;
    const double room = std::max(10.0, width - cutWidth * static_cast<double>(merged.size() - 1));
    double left = 0;
    for (qsizetype i = 0; i < merged.size(); ++i) {
        if (i > 0) {
            m_pieces.append({merged.at(i - 1).second, merged.at(i).first, left, cutWidth, true});
            left += cutWidth;
        }
        const auto &[from, until] = merged.at(i);
        const double share
            = room * static_cast<double>(until - from) / static_cast<double>(std::max<qint64>(1, seconds));
        m_pieces.append({from, until, left, share, false});
        left += share;
    }
}

double TimeScale::placeOf(const QDateTime &at) const
{
    if (m_pieces.isEmpty() || !at.isValid())
        return 0;
    const qint64 second = at.toSecsSinceEpoch();
    if (second <= m_pieces.first().from)
        return m_pieces.first().left;
    for (const Piece &piece : m_pieces) {
        if (second <= piece.until) {
            const auto span = static_cast<double>(std::max<qint64>(1, piece.until - piece.from));
            return piece.left + piece.width * static_cast<double>(second - piece.from) / span;
        }
    }
    return m_pieces.last().left + m_pieces.last().width;
}

QDateTime TimeScale::timeAt(double place) const
{
    if (m_pieces.isEmpty())
        return {};
    const auto found
        = std::ranges::find_if(m_pieces, [place](const Piece &piece) { return place <= piece.left + piece.width; });
    const Piece &piece = found == m_pieces.end() ? m_pieces.last() : *found;
    const double share = piece.width > 0 ? std::max(0.0, place - piece.left) / piece.width : 0;
    const auto seconds = static_cast<qint64>(share * static_cast<double>(piece.until - piece.from));
    return QDateTime::fromSecsSinceEpoch(piece.from + seconds, Qt::UTC);
}

QList<double> TimeScale::cuts() const
{
    QList<double> places;
    for (const Piece &piece : m_pieces) {
        if (piece.isCut)
            places.append(piece.left + piece.width / 2);
    }
    return places;
}

QList<QDateTime> TimeScale::starts() const
{
    QList<QDateTime> found;
    for (const Piece &piece : m_pieces) {
        if (!piece.isCut)
            found.append(QDateTime::fromSecsSinceEpoch(piece.from, Qt::UTC));
    }
    return found;
}

QList<QDateTime> TimeScale::midnights() const
{
    QList<QDateTime> found;
    for (const Piece &piece : m_pieces) {
        if (piece.isCut)
            continue;
        const QDateTime end = QDateTime::fromSecsSinceEpoch(piece.until, Qt::UTC);
        QDate day = inShownZone(QDateTime::fromSecsSinceEpoch(piece.from, Qt::UTC)).date().addDays(1);
        for (; fromShownZone(day, QTime(0, 0)) < end; day = day.addDays(1))
            found.append(fromShownZone(day, QTime(0, 0)));
    }
    return found;
}

QList<QDateTime> TimeScale::ticks(double apart) const
{
    QList<QDateTime> found;
    double last = -apart;
    for (const Piece &piece : m_pieces) {
        if (piece.isCut || piece.width <= 0)
            continue;
        const double second = piece.width / static_cast<double>(std::max<qint64>(1, piece.until - piece.from));
        const auto step
            = std::ranges::find_if(steps, [&](qint64 each) { return static_cast<double>(each) * second >= apart; });
        const qint64 every = step == steps.end() ? steps.back() : *step;
        // Counted from the midnight of who looks, six hours apart means 0, 6, 12 and 18 o'clock there.
        const qint64 shift = inShownZone(QDateTime::fromSecsSinceEpoch(piece.from, Qt::UTC)).offsetFromUtc();
        for (qint64 at = (piece.from + shift + every - 1) / every * every - shift; at < piece.until; at += every) {
            const QDateTime time = QDateTime::fromSecsSinceEpoch(at, Qt::UTC);
            const double place = placeOf(time);
            if (place - last < apart)
                continue;
            last = place;
            found.append(time);
        }
    }
    return found;
}

} // namespace releasedesk::rehearsal
