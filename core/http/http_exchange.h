// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/reply_reader.h"

#include <QCoroTask>
#include <QNetworkRequest>

#include <stop_token>

namespace releasedesk::http {

//! A request as all requests of this program are: no redirects, no cookies, no cache, no HTTP/2, a time-out.
//! InvalidArgument for an address or header that must not be sent.
[[nodiscard]] Result<QNetworkRequest> requestTo(const Server &server, const QUrl &url, const Headers &headers);

//! The one place that waits for a reply; it also deletes it.
[[nodiscard]] QCoro::Task<Outcome> receive(QNetworkReply *reply, Server server, std::stop_token stop);

} // namespace releasedesk::http
