// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/write_pace.h"

#include "core/async/cancel.h"
#include "core/base/clock.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <algorithm>
#include <array>

namespace releasedesk::connectors {
namespace {

using namespace std::chrono_literals;

struct Limit {
    qsizetype turns;
    std::chrono::milliseconds within;
};

constexpr std::array ofHost{Limit{10, 1s}};
constexpr std::array ofSubject{Limit{18, 2s}, Limit{90, 30s}};
constexpr std::chrono::seconds longestMemory{30};

//! The earliest time at which one more turn stays within the limits.
template<typename Time, typename Limits>
Time earliest(const QList<Time> &turns, const Limits &limits, Time from)
{
    for (const Limit &limit : limits) {
        if (turns.size() >= limit.turns)
            from = std::max<Time>(from, turns.at(turns.size() - limit.turns) + limit.within);
    }
    return from;
}

} // namespace

WritePace::WritePace(QObject *parent)
    : QObject(parent)
{
}

WritePace &WritePace::of(QNetworkAccessManager &network)
{
    if (auto *const pace = network.findChild<WritePace *>(QString(), Qt::FindDirectChildrenOnly))
        return *pace;
    return *new WritePace(&network);
}

WritePace::Time WritePace::reserve(const QString &host, const QString &subject)
{
    const Time now = SystemClock().elapsed();
    for (auto it = m_turns.begin(); it != m_turns.end();) {
        if (it->isEmpty() || it->last() + longestMemory < now)
            it = m_turns.erase(it);
        else
            ++it;
    }
    const QString place = host + u'\n' + subject;
    Time at = std::max(now, m_notBefore.value(host, now));
    at = earliest(m_turns.value(host), ofHost, at);
    at = earliest(m_turns.value(place), ofSubject, at);
    for (const QString &key : {host, place}) {
        QList<Time> &turns = m_turns[key];
        turns.append(at);
        if (turns.size() > ofSubject.back().turns)
            turns.removeFirst();
    }
    return at;
}

QCoro::Task<bool> WritePace::take(QString host, QString subject, std::stop_token stop)
{
    const QPointer<WritePace> self(this);
    Time turn = reserve(host, subject);
    while (true) {
        const Time now = SystemClock().elapsed();
        if (turn <= now)
            co_return !stop.stop_requested();
        const auto pause = std::chrono::ceil<std::chrono::milliseconds>(turn - now);
        if (!co_await async::sleepUnlessStopped(pause, stop) || self == nullptr)
            co_return false;
        // Somebody may have been told to wait in the meantime.
        turn = std::max(turn, m_notBefore.value(host, turn));
    }
}

void WritePace::holdOff(const QString &host, std::chrono::milliseconds time)
{
    Time &until = m_notBefore[host];
    until = std::max(until, SystemClock().elapsed() + time);
}

} // namespace releasedesk::connectors
