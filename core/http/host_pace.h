// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QUrl>

#include <chrono>
#include <mutex>

namespace releasedesk::http {

//! Keeps a server that was in trouble from being run over when it comes back: while it is, and for a while after, all
//! requests of this program to it stand in one row, a few each second. A server that is well is not slowed down.
//! Safe to use from several threads. Times are of a clock that only runs forward.
class HostPace
{
public:
    using Time = std::chrono::milliseconds;

    static constexpr int perSecond = 5;
    static constexpr int troublesInRow = 3; //!< so many make an outage; one may be an accident
    static constexpr Time aftermath{30'000}; //!< how long after the last trouble the row stays

    //! How long the next request to \p host waits from \p now on. Takes a place in the row.
    [[nodiscard]] Time turn(const QString &host, Time now);

    //! How a request ended: \p isTrouble when it was not answered, or asked to be left alone.
    void told(const QString &host, bool isTrouble, Time now);

    //! The one of this program.
    [[nodiscard]] static HostPace &shared();

    //! Scheme, host and port: what counts as one server.
    [[nodiscard]] static QString hostOf(const QUrl &url);

private:
    struct Host {
        int troubles = 0; //!< in a row
        bool isInOutage = false;
        Time lastTrouble{0};
        Time nextFree{0};
    };

    std::mutex m_mutex;
    QHash<QString, Host> m_hosts;
};

} // namespace releasedesk::http
