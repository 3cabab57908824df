// SPDX-License-Identifier: Apache-2.0
#include "core/http/mutating_http_client.h"

#include "core/base/sabotage.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"
#include "core/http/http_exchange.h"
#include "core/http/one_shot_body.h"
#include "core/http/way_problem.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <array>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MutatingHttpClient)
};

tl::unexpected<Error> notSent(ErrorCode code, QString message)
{
    Error error{code, std::move(message), {}};
    error.nothingHappened = true;
    return tl::unexpected<Error>(std::move(error));
}

//! It may have taken effect: whatever the reason, this is one thing to whoever asked for the change.
Error inDoubt(Error error)
{
    error.code = ErrorCode::Unknown;
    error.retryAfter.reset();
    error.message += u' '
        + Text::tr("Whether the change took effect is not known: look at the server before it is asked for again.");
    return error;
}

bool isRefusal(int status)
{
    return status >= 400 && status < 500 && status != 408;
}

bool isElsewhere(int status)
{
    return status == 301 || status == 307 || status == 308; // “not here”; 302 and 303 may also mean “done”
}

Result<HttpAnswer> judged(Outcome outcome, const MutatingRequest &request, const Server &server, bool bodyLeft)
{
    const int status = outcome.answer.status;
    const bool isAnswer = outcome.end == Outcome::End::Finished && !brokeOff(outcome);
    if (isAnswer && status >= 300 && status < 400) {
        if (request.redirectIsAnswer && (status == 302 || status == 303))
            return std::move(outcome.answer);
        const QUrl target = outcome.answer.url.resolved(QUrl(QString::fromUtf8(outcome.answer.header("Location"))));
        Error error = redirectError(outcome, server, target);
        error.nothingHappened = isElsewhere(status);
        return tl::unexpected(error.nothingHappened ? error : inDoubt(std::move(error)));
    }

    std::optional<Error> error = errorOf(outcome, server, QDateTime::currentDateTimeUtc());
    if (!error)
        return std::move(outcome.answer);
    // Without the last byte of its body no request is complete, and none was handed to the network.
    const bool neverLeft = !bodyLeft && status == 0;
    const bool isBehindTunnel = bodyLeft && server.baseUrl.scheme() == u"https";
    error->nothingHappened = (isAnswer && isRefusal(status))
        // Without a proxy between, or behind a tunnel through one, it is a server that says so, and servers say much
        // after they did it.
        || (isProxySignIn(outcome) && !server.route.proxyLabel().isEmpty() && !isBehindTunnel)
        || (neverLeft && (isBeforeConnection(outcome) || outcome.end != Outcome::End::Finished));
    return tl::unexpected(error->nothingHappened ? *error : inDoubt(*std::move(error)));
}

QCoro::Task<Result<HttpAnswer>> sendOnce(QPointer<QNetworkAccessManager> network, Server server,
                                         MutatingRequest request, std::stop_token stop)
{
    constexpr std::array verbs{"POST", "PUT", "PATCH", "DELETE"};
    if (std::ranges::find(verbs, request.method) == verbs.end())
        co_return notSent(ErrorCode::InvalidArgument,
                          Text::tr("“%1” is not a way to change something over HTTP, so nothing was sent. Use POST, "
                                   "PUT, PATCH or DELETE.")
                              .arg(QString::fromLatin1(request.method.left(20))));
    if (network == nullptr || stop.stop_requested())
        co_return notSent(
            ErrorCode::Cancelled,
            Text::tr("The request to “%1” was cancelled before it was sent.").arg(hostLabel(server.baseUrl)));

    auto prepared = requestTo(server, endpointUrl(server.baseUrl, request.path, request.query), request.headers);
    if (!prepared) {
        prepared.error().nothingHappened = true;
        co_return failed(prepared);
    }
    if (request.body.isEmpty()) {
        request.body = "{}";
        request.contentType = "application/json";
    }
    prepared->setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    prepared->setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    prepared->setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);

    QPointer<QNetworkAccessManager> unused;
    if (isReadByProxy(server.route, prepared->url().scheme())) {
        unused = unusedNetwork(*network);
        network = unused;
    }
    const auto taken = std::make_shared<qsizetype>(0);
    const Send send = [network, request, taken](const QNetworkRequest &way) {
        if (RD_SABOTAGED("plain-qnam")) {
            *taken = request.body.size();
            return network->sendCustomRequest(way, request.method, request.body);
        }
        if (*taken > 0)
            return static_cast<QNetworkReply *>(nullptr); // something may have left on the way before
        auto *const upload = new OneShotBody(request.body, taken);
        QNetworkReply *reply = network->sendCustomRequest(way, request.method, upload);
        upload->setParent(reply);
        return reply;
    };
    Outcome outcome = co_await exchange(network, *prepared, send, server, stop);
    if (RD_SABOTAGED("retry-of-post") && outcome.answer.status >= 500) {
        *taken = 0;
        outcome = co_await exchange(network, *prepared, send, server, stop);
    }
    if (unused != nullptr)
        unused->deleteLater();
    co_return judged(std::move(outcome), request, server, *taken > 0);
}

QCoro::Task<Result<QJsonDocument>> sendJsonOnce(QPointer<QNetworkAccessManager> network, Server server,
                                                MutatingRequest request, std::stop_token stop)
{
    request.headers.emplaceFront("Accept", "application/json");
    const auto answer = co_await sendOnce(network, server, request, stop);
    if (!answer)
        co_return failed(answer);
    auto json = jsonOf(*answer);
    if (!json)
        co_return tl::unexpected(inDoubt(json.error()));
    co_return json;
}

} // namespace

MutatingHttpClient::MutatingHttpClient(QNetworkAccessManager &network, Server server)
    : m_network(&network)
    , m_server(std::move(server))
{
}

// The coroutines take everything by value, because a client may be gone before its answer comes.

QCoro::Task<Result<QJsonDocument>> MutatingHttpClient::send(QByteArray method, QString path, QJsonObject body,
                                                            Query query, std::stop_token stop) const
{
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact); // at least "{}": never empty
    return sendJsonOnce(&networkFor(*m_network, m_server.route), m_server,
                        {std::move(method), std::move(path), bytes, "application/json", std::move(query)},
                        std::move(stop));
}

QCoro::Task<Result<HttpAnswer>> MutatingHttpClient::exchange(MutatingRequest request, std::stop_token stop) const
{
    return sendOnce(&networkFor(*m_network, m_server.route), m_server, std::move(request), std::move(stop));
}

} // namespace releasedesk::http
