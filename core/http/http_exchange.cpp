// SPDX-License-Identifier: Apache-2.0
#include "core/http/http_exchange.h"

#include "core/async/cancel.h"
#include "core/base/logging.h"
#include "core/base/sabotage.h"
#include "core/http/address_policy.h"
#include "core/http/endpoint_policy.h"
#include "core/http/host_pace.h"
#include "core/http/http_error.h"
#include "core/http/rate_budget.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QNetworkProxy>

#include <algorithm>
#include <chrono>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HttpExchange)
};

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool isHeaderValue(const QByteArray &value)
{
    return std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

//! The milliseconds of a clock that only runs forward.
std::chrono::milliseconds steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

//! Whether somebody else connects for us, who then finds the server as well.
bool isThroughProxy(const QNetworkAccessManager &network, const QUrl &url)
{
    const bool isNamed = network.proxyFactory() == nullptr && network.proxy().type() != QNetworkProxy::DefaultProxy;
    if (isNamed)
        return network.proxy().type() != QNetworkProxy::NoProxy;
    if (network.proxyFactory() != nullptr || QNetworkProxyFactory::usesSystemConfiguration()) {
        const auto proxies = QNetworkProxyFactory::usesSystemConfiguration() && network.proxyFactory() == nullptr
            ? QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))
            : network.proxyFactory()->queryProxy(QNetworkProxyQuery(url));
        return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
    }
    const QNetworkProxy proxy = QNetworkProxy::applicationProxy();
    return proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
}

//! The same request, connecting to this one address: the name is not looked up a second time, which may answer
//! otherwise.
QNetworkRequest pinnedTo(QNetworkRequest request, const QHostAddress &address)
{
    QUrl url = request.url();
    const QString name = url.host();
    request.setRawHeader("Host", url.port() > 0 ? name.toUtf8() + ':' + QByteArray::number(url.port()) : name.toUtf8());
    request.setPeerVerifyName(name);
    url.setHost(address.toString());
    request.setUrl(url);
    return request;
}

bool isTrouble(const Outcome &outcome)
{
    const int status = outcome.answer.status;
    const bool isSilent = outcome.end == Outcome::End::Silent || outcome.end == Outcome::End::Late
        || outcome.end == Outcome::End::NotConnected;
    return isSilent || brokeOff(outcome)
        || (outcome.end == Outcome::End::Finished && (status == 429 || (status >= 502 && status <= 504)));
}

QCoro::Task<Outcome> receive(QNetworkReply *reply, Server server, std::stop_token stop)
{
    const QPointer<QNetworkReply> kept(reply);
    ReplyReader reader(reply, server);
    {
        // Stop may be requested in any thread; the reader lives in this one.
        const std::stop_callback cancel(stop, [&reader] {
            QMetaObject::invokeMethod(&reader, [&reader] { reader.cancel(); }, Qt::QueuedConnection);
        });
        co_await reader.outcome();
    }
    if (kept != nullptr)
        kept->deleteLater();
    co_return reader.outcome().result();
}

} // namespace

Result<QNetworkRequest> requestTo(const Server &server, const QUrl &url, const Headers &headers)
{
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("The address of this connection is not that of a web server, so nothing was sent. "
                                "Correct it in the connection."),
                       maskedUrl(url));

    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", "ReleaseDesk/" RELEASE_DESK_VERSION);
    Headers all = server.headers;
    if (!server.authorization.isEmpty())
        all.emplaceBack("Authorization", server.authorization.reveal());
    if (const QByteArray proxy = proxyAuthorization(server.route, url.scheme()); !proxy.isEmpty())
        all.emplaceBack("Proxy-Authorization", proxy);
    all.append(headers);
    for (const auto &[name, value] : all) {
        if (!isHeaderName(name) || !isHeaderValue(value))
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("The header “%1” cannot be sent, so nothing was: it holds a line break or another "
                                    "character that has no place there. Enter the value again, without line breaks.")
                               .arg(QString::fromLatin1(name.left(60))));
        request.setRawHeader(name, value);
    }

    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         RD_SABOTAGED("default-redirects") ? QNetworkRequest::NoLessSafeRedirectPolicy
                                                           : QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (server.route.tls != nullptr)
        request.setSslConfiguration(*server.route.tls);
    if (!RD_SABOTAGED("no-deadline"))
        request.setTransferTimeout(static_cast<int>(server.timeout.count()));
    return request;
}

QCoro::Task<Outcome> exchange(QPointer<QNetworkAccessManager> network, QNetworkRequest request, Send send,
                              Server server, std::stop_token stop)
{
    Outcome outcome;
    outcome.answer.url = request.url();
    const QString host = HostPace::hostOf(request.url());
    const auto wait = HostPace::shared().turn(host, steadyNow());
    if (wait.count() > 0 && !co_await async::sleepUnlessStopped(wait, stop)) {
        outcome.end = Outcome::End::Cancelled;
        co_return outcome;
    }
    QList<QNetworkRequest> ways{request};
    if (isLiteral(request.url()) || (network != nullptr && !isThroughProxy(*network, request.url()))) {
        const auto addresses = co_await addressesOf(request.url());
        if (!addresses) {
            outcome.end = Outcome::End::Forbidden;
            outcome.errorText = addresses.error().message;
            co_return outcome;
        }
        if (addresses->isEmpty()) {
            outcome.end = Outcome::End::Finished;
            outcome.error = QNetworkReply::HostNotFoundError;
            HostPace::shared().told(host, true, steadyNow());
            co_return outcome;
        }
        if (!isLiteral(request.url())) {
            ways.clear();
            for (const QHostAddress &address : *addresses)
                ways.append(pinnedTo(request, address));
        }
    }
    for (const QNetworkRequest &way : ways) {
        if (network == nullptr || stop.stop_requested()) {
            outcome.end = network == nullptr ? Outcome::End::Dropped : Outcome::End::Cancelled;
            co_return outcome;
        }
        QNetworkReply *const reply = send(way);
        if (reply == nullptr)
            break;
        outcome = co_await receive(reply, server, stop);
        outcome.answer.url = request.url();
        if (!isBeforeConnection(outcome))
            break;
    }
    HostPace::shared().told(host, isTrouble(outcome), steadyNow());
    RateBudgets::shared().note(server.account, outcome.answer, QDateTime::currentDateTimeUtc());
    qCDebug(logHttp).noquote() << (server.addressIsSecret ? hostLabel(request.url()) : maskedUrl(request.url()))
                               << outcome.answer.status << outcome.errorText;
    co_return outcome;
}

} // namespace releasedesk::http
