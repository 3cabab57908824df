// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/http_answer.h"

#include <QCoroTask>
#include <QJsonObject>

#include <stop_token>

class QNetworkAccessManager;

namespace releasedesk::http {

struct MutatingRequest {
    QByteArray method; //!< "POST", "PUT", "PATCH" or "DELETE"
    QString path;
    QByteArray body; //!< an empty body is sent as "{}", because a request without one could be repeated
    QByteArray contentType = "application/json";
    Query query;
    Headers headers;
    bool redirectIsAnswer = false; //!< hand out 302 and 303, by which some servers say “done”, as answers
};

//! Sends requests that change something, each at most once. The only class that posts, puts, patches or deletes.
//!
//! An answer that leaves doubt (none, broken off, unreadable, 5xx, cancelled on the way) is ErrorCode::Unknown. A
//! failure before anything left, and a refusal (4xx), keep their own code with Error::nothingHappened set.
class MutatingHttpClient
{
public:
    //! \p network must outlive every call and live in the calling thread.
    MutatingHttpClient(QNetworkAccessManager &network, Server server);

    [[nodiscard]] const Server &server() const { return m_server; }

    //! Sends a JSON object; answers the JSON that came back, null if none did.
    [[nodiscard]] QCoro::Task<Result<QJsonDocument>> send(QByteArray method, QString path, QJsonObject body,
                                                          Query query = {}, std::stop_token stop = {}) const;

    //! Sends any body; answers status, headers and body of a 2xx answer.
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> exchange(MutatingRequest request, std::stop_token stop = {}) const;

private:
    QNetworkAccessManager *m_network;
    Server m_server;
};

} // namespace releasedesk::http
