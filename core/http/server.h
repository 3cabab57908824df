// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/http/route.h"

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

//! How long servers may take, and how soon a read is repeated, where a Server does not say otherwise.
struct Patience {
    std::chrono::milliseconds timeout{30'000};
    std::chrono::milliseconds deadline{120'000};
    std::chrono::milliseconds backOff{400};
    std::chrono::milliseconds connecting{10'000};
};

//! What holds in this program. Set it before anything is sent; tests and slow networks do.
[[nodiscard]] const Patience &usualPatience();
void setUsualPatience(const Patience &patience);

//! Where requests go, what they carry, and what they may cost.
struct Server {
    QUrl baseUrl; //!< http or https, without user and password; its path is put before every path
    Secret authorization; //!< the whole value of the Authorization header, e.g. "Bearer …"; empty sends none
    Headers headers; //!< sent with every request
    std::chrono::milliseconds timeout = usualPatience().timeout; //!< the longest silence
    std::chrono::milliseconds deadline
        = usualPatience().deadline; //!< the longest time for one exchange, however it trickles
    std::chrono::milliseconds connecting = usualPatience().connecting; //!< the longest until a connection is made
    qint64 maxBody = qint64{32} * 1024 * 1024; //!< a longer answer is an error, never a cut
    std::chrono::milliseconds backOff
        = usualPatience().backOff; //!< the first pause before a read is repeated; it doubles
    bool addressIsSecret = false; //!< a web hook, whose path is its credential: then only the host is ever named
    Route route = {}; //!< how to get there
    QString account = {}; //!< whose RateBudget the answers tell of; empty: nobody asks
};

//! "Basic …" for Server::authorization.
[[nodiscard]] Secret basicAuthorization(const QString &user, const Secret &password);

//! "Bearer …" for Server::authorization.
[[nodiscard]] Secret bearerAuthorization(const Secret &token);

} // namespace releasedesk::http
