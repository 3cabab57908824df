// SPDX-License-Identifier: Apache-2.0
#include "core/http/reading_http_client.h"

#include "core/async/cancel.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"
#include "core/http/http_exchange.h"
#include "core/http/retry_policy.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>

namespace releasedesk::http {
namespace {

constexpr int maxRedirects = 5;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReadingHttpClient)
};

//! One try: what it gave, and whether the same request may fare better soon.
struct Try {
    Result<HttpAnswer> answer;
    bool mayPass = false;
};

bool mayPass(const Outcome &outcome)
{
    const int status = outcome.answer.status;
    const bool cannotBeUnpacked = outcome.error == QNetworkReply::UnknownContentError;
    return (brokeOff(outcome) && !isBeforeConnection(outcome) && !cannotBeUnpacked)
        || (outcome.end == Outcome::End::Finished && (status == 429 || (status >= 502 && status <= 504)));
}

bool isRedirect(const Outcome &outcome)
{
    const int status = outcome.answer.status;
    return outcome.end == Outcome::End::Finished && !brokeOff(outcome)
        && (status == 301 || status == 302 || status == 303 || status == 307 || status == 308);
}

Error cancelled(const Server &server)
{
    return {ErrorCode::Cancelled, Text::tr("The request to “%1” was cancelled.").arg(hostLabel(server.baseUrl)), {}};
}

//! Follows redirects as long as they stay within the origin; credentials never go elsewhere.
QCoro::Task<Try> readOnce(QPointer<QNetworkAccessManager> network, Server server, ReadRequest request,
                          std::stop_token stop)
{
    QUrl url = endpointUrl(server.baseUrl, request.path, request.query);
    if (!request.body.isEmpty())
        request.headers.emplaceBack("Content-Type", "application/json");
    for (int redirects = 0;; ++redirects) {
        const auto sent = requestTo(server, url, request.headers);
        if (!sent)
            co_return {failed(sent)};
        if (network == nullptr || stop.stop_requested())
            co_return {tl::unexpected(cancelled(server))};

        const Send send = [network, &body = request.body](const QNetworkRequest &way) {
            return body.isEmpty() ? network->get(way) : network->post(way, body);
        };
        Outcome outcome = co_await exchange(network, *sent, send, server, stop);
        const bool leadsOn = outcome.answer.hasHeader("Location") || !request.anyStatus;
        if (isRedirect(outcome) && leadsOn) {
            QUrl target = url.resolved(QUrl(QString::fromUtf8(outcome.answer.header("Location"))));
            target.setUserInfo({});
            // A posted question would become another one on its way.
            if (!isSameOrigin(target, server.baseUrl) || redirects == maxRedirects || !request.body.isEmpty())
                co_return {tl::unexpected(redirectError(outcome, server, target))};
            url = target;
            continue;
        }
        const bool again = mayPass(outcome);
        const bool isAnswer = outcome.end == Outcome::End::Finished && !brokeOff(outcome);
        if (auto error = errorOf(outcome, server, QDateTime::currentDateTimeUtc());
            error && !(request.anyStatus && isAnswer))
            co_return {tl::unexpected(*std::move(error)), again};
        co_return {std::move(outcome.answer)};
    }
}

QCoro::Task<Result<HttpAnswer>> readPatiently(QPointer<QNetworkAccessManager> network, Server server,
                                              ReadRequest request, bool mustBeJson, std::stop_token stop)
{
    const RetryPolicy policy{request.repeats, server.backOff};
    for (int repeats = 0;; ++repeats) {
        Try tried = co_await readOnce(network, server, request, stop);
        if (tried.answer && mustBeJson && !tried.answer->isWhole) {
            if (const auto json = jsonOf(*tried.answer); !json)
                tried = {failed(json), true};
        }
        if (tried.answer || !tried.mayPass)
            co_return std::move(tried.answer);

        const auto pause
            = policy.pauseAfter(repeats, tried.answer.error().retryAfter, QRandomGenerator::global()->generateDouble());
        if (!pause)
            co_return std::move(tried.answer);
        if (!co_await async::sleepUnlessStopped(*pause, stop))
            co_return tl::unexpected(cancelled(server));
    }
}

QCoro::Task<Result<QJsonDocument>> readJsonPatiently(QPointer<QNetworkAccessManager> network, Server server,
                                                     ReadRequest request, std::stop_token stop)
{
    request.headers.emplaceFront("Accept", "application/json");
    const auto answer = co_await readPatiently(network, server, request, true, stop);
    if (!answer)
        co_return failed(answer);
    co_return jsonOf(*answer);
}

QCoro::Task<Result<QByteArray>> readTextFrom(QPointer<QNetworkAccessManager> network, Server server, qint64 from,
                                             ReadRequest request, std::stop_token stop)
{
    if (from > 0)
        request.headers.emplaceBack("Range", "bytes=" + QByteArray::number(from) + '-');
    // A compressed range would count other bytes than the ones we have.
    request.headers.emplaceBack("Accept-Encoding", "identity");
    request.anyStatus = true;
    const auto answer = co_await readPatiently(network, server, request, false, stop);
    if (!answer)
        co_return failed(answer);
    if (answer->status == 416)
        co_return QByteArray();
    if (answer->status == 206)
        co_return answer->body;
    if (answer->status < 300)
        co_return answer->body.mid(from);
    const Outcome refused{Outcome::End::Finished, QNetworkReply::NoError, {}, *answer};
    const auto error = errorOf(refused, server, QDateTime::currentDateTimeUtc());
    co_return tl::unexpected(error.value_or(Error()));
}

} // namespace

ReadingHttpClient::ReadingHttpClient(QNetworkAccessManager &network, Server server)
    : m_network(&network)
    , m_server(std::move(server))
{
}

// The coroutines take everything by value, because a client may be gone before its answer comes.

QCoro::Task<Result<HttpAnswer>> ReadingHttpClient::get(QString path, Query query, std::stop_token stop) const
{
    return read({std::move(path), std::move(query)}, std::move(stop));
}

QCoro::Task<Result<HttpAnswer>> ReadingHttpClient::read(ReadRequest request, std::stop_token stop) const
{
    return readPatiently(&networkFor(*m_network, m_server.route), m_server, std::move(request), false, std::move(stop));
}

QCoro::Task<Result<QJsonDocument>> ReadingHttpClient::getJson(QString path, Query query, std::stop_token stop) const
{
    return readJson({std::move(path), std::move(query)}, std::move(stop));
}

QCoro::Task<Result<QJsonDocument>> ReadingHttpClient::readJson(ReadRequest request, std::stop_token stop) const
{
    return readJsonPatiently(&networkFor(*m_network, m_server.route), m_server, std::move(request), std::move(stop));
}

QCoro::Task<Result<QByteArray>> ReadingHttpClient::getTextFrom(qint64 from, QString path, Query query,
                                                               std::stop_token stop) const
{
    return readTextFrom(&networkFor(*m_network, m_server.route), m_server, from, {std::move(path), std::move(query)},
                        std::move(stop));
}

} // namespace releasedesk::http
