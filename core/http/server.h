// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <utility>

namespace releasedesk::http {

//! Query items as they are meant, not percent-encoded: the value “a+b & c” arrives as “a+b & c”.
using Query = QList<std::pair<QString, QString>>;

//! Header lines in their order. Names compare without regard to case.
using Headers = QList<std::pair<QByteArray, QByteArray>>;

//! Where requests go, what they carry, and what they may cost.
struct Server {
    QUrl baseUrl; //!< http or https, without user and password; its path is put before every path
    Secret authorization; //!< the whole value of the Authorization header, e.g. "Bearer …"; empty sends none
    Headers headers; //!< sent with every request
    std::chrono::milliseconds timeout{30'000}; //!< the longest silence
    std::chrono::milliseconds deadline{120'000}; //!< the longest time for one exchange, however it trickles
    qint64 maxBody = qint64{32} * 1024 * 1024; //!< a longer answer is an error, never a cut
    std::chrono::milliseconds backOff{400}; //!< the first pause before a read is repeated; it doubles
    bool addressIsSecret = false; //!< a web hook, whose path is its credential: then only the host is ever named
};

//! "Basic …" for Server::authorization.
[[nodiscard]] Secret basicAuthorization(const QString &user, const Secret &password);

//! "Bearer …" for Server::authorization.
[[nodiscard]] Secret bearerAuthorization(const Secret &token);

} // namespace releasedesk::http
