// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/reply_reader.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QPointer>

#include <functional>
#include <stop_token>

namespace releasedesk::http {

//! A request as all requests of this program are: no redirects, no cookies, no cache, no HTTP/2, a time-out.
//! InvalidArgument for an address or header that must not be sent.
[[nodiscard]] Result<QNetworkRequest> requestTo(const Server &server, const QUrl &url, const Headers &headers);

//! Hands a request to the network and answers the reply; called again for the next address of the server while
//! nothing can have left. Null: not on this way.
using Send = std::function<QNetworkReply *(const QNetworkRequest &request)>;

//! Waits for the turn of this server (HostPace), finds out where it is and whether it may be asked (addressesOf()),
//! sends, and waits for the answer. The one place that waits for a reply; it also deletes it. Outcome::End::Forbidden
//! and HostNotFoundError: nothing was sent.
[[nodiscard]] QCoro::Task<Outcome> exchange(QPointer<QNetworkAccessManager> network, QNetworkRequest request, Send send,
                                            Server server, std::stop_token stop);

} // namespace releasedesk::http
