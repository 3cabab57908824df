// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/http/server.h"

#include <QUrl>

#include <chrono>
#include <stop_token>

namespace releasedesk::connectors {

struct SmtpServer {
    QUrl url; //!< smtp://host[:port] or smtps://host[:port]
    QString account; //!< empty: no sign-in
    Secret password;
    std::chrono::milliseconds timeout = http::usualPatience().timeout;
};

struct SmtpDelivery {
    QString from;
    QStringList to;
    QByteArray bytes; //!< header and body
};

struct SmtpReceipt {
    QStringList accepted;
    QStringList refused; //!< with the server's word, "address: 550 no such user"
};

//! Hands one mail to a server. Blocks: call it on a thread of its own. A mail some recipients of which were refused is
//! delivered to the others. Unknown if the connection broke after the text was sent.
[[nodiscard]] Result<SmtpReceipt> deliver(const SmtpServer &server, const SmtpDelivery &mail, std::stop_token stop);

} // namespace releasedesk::connectors
