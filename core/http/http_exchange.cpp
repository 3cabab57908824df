// SPDX-License-Identifier: Apache-2.0
#include "core/http/http_exchange.h"

#include "core/base/logging.h"
#include "core/http/endpoint_policy.h"
#include "core/http/http_error.h"

#include <QCoreApplication>
#include <QCoroFuture>

#include <algorithm>

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
    all.append(headers);
    for (const auto &[name, value] : all) {
        if (!isHeaderName(name) || !isHeaderValue(value))
            return failure(ErrorCode::InvalidArgument,
                           Text::tr("The header “%1” cannot be sent, so nothing was: it holds a line break or another "
                                    "character that has no place there. Enter the value again, without line breaks.")
                               .arg(QString::fromLatin1(name.left(60))));
        request.setRawHeader(name, value);
    }

    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(static_cast<int>(server.timeout.count()));
    return request;
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

    Outcome outcome = reader.outcome().result();
    qCDebug(logHttp).noquote() << (server.addressIsSecret ? hostLabel(outcome.answer.url)
                                                          : maskedUrl(outcome.answer.url))
                               << outcome.answer.status << outcome.errorText;
    co_return outcome;
}

} // namespace releasedesk::http
