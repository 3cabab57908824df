// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/http_answer.h"

#include <QCoroTask>

#include <stop_token>

class QNetworkAccessManager;

namespace releasedesk::http {

struct ReadRequest {
    QString path;
    Query query;
    Headers headers;
    bool anyStatus = false; //!< hand out 4xx and 5xx as answers instead of errors
    int repeats = 2; //!< how often at most the request is repeated after a passing failure
    QByteArray body = {}; //!< JSON; a question too long for an address is posted, and is a question all the same
};

//! Reads from a server. Repeats what may pass (broken connection, 429, 502–504) after a pause, follows redirects
//! within the origin only, and proves as far as it can that an answer is whole.
//!
//! Errors: InvalidArgument (address, 400), Unauthenticated, PermissionDenied, NotFound, Aborted (409),
//! ResourceExhausted (429, with retryAfter), Unavailable, DeadlineExceeded, DataLoss (not what was asked for, cut
//! off, too large), FailedPrecondition (redirect to elsewhere), Cancelled.
class ReadingHttpClient
{
public:
    //! \p network must outlive every call and live in the calling thread.
    ReadingHttpClient(QNetworkAccessManager &network, Server server);

    [[nodiscard]] const Server &server() const { return m_server; }

    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> get(QString path, Query query = {}, std::stop_token stop = {}) const;
    [[nodiscard]] QCoro::Task<Result<HttpAnswer>> read(ReadRequest request, std::stop_token stop = {}) const;

    //! Null for an empty answer that is whole (204).
    [[nodiscard]] QCoro::Task<Result<QJsonDocument>> getJson(QString path, Query query = {},
                                                             std::stop_token stop = {}) const;
    [[nodiscard]] QCoro::Task<Result<QJsonDocument>> readJson(ReadRequest request, std::stop_token stop = {}) const;

    //! The text of a growing file from byte \p from on; empty when there is nothing new. Works with servers that
    //! ignore the range.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> getTextFrom(qint64 from, QString path, Query query = {},
                                                              std::stop_token stop = {}) const;

private:
    QNetworkAccessManager *m_network;
    Server m_server;
};

} // namespace releasedesk::http
