// SPDX-License-Identifier: Apache-2.0
#include "core/http/http_error.h"

#include "core/base/safe_text.h"
#include "core/http/endpoint_policy.h"
#include "core/http/retry_after.h"
#include "core/http/way_problem.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HttpError)
};

QString detailOf(const Outcome &outcome, const Server &server)
{
    QStringList parts{server.addressIsSecret ? hostLabel(outcome.answer.url) : maskedUrl(outcome.answer.url)};
    if (outcome.answer.status > 0)
        parts.append(QStringLiteral("HTTP %1").arg(outcome.answer.status));
    if (outcome.error != QNetworkReply::NoError && outcome.answer.status < 300) {
        const auto names = QMetaEnum::fromType<QNetworkReply::NetworkError>();
        parts.append(QString::fromLatin1(names.valueToKey(outcome.error)));
        if (!server.addressIsSecret) // Qt's sentence may repeat the address
            parts.append(SafeText::lineFromOutside(outcome.errorText).plain());
    }
    const QString body = QString::fromUtf8(outcome.answer.body.left(1000));
    if (outcome.answer.status >= 300 && !body.isEmpty())
        parts.append(SafeText::lineFromOutside(body).plain());
    return parts.join(QStringLiteral(" – "));
}

//! What the server said.
std::pair<ErrorCode, QString> statusProblem(int status, const QString &host, std::optional<std::chrono::seconds> pause)
{
    switch (status) {
    case 400:
    case 422:
        return {ErrorCode::InvalidArgument,
                Text::tr("“%1” does not accept this request as it is (%2), so it did nothing. Correct what it names, "
                         "or check that the address leads to the right product.")
                    .arg(host)
                    .arg(status)};
    case 401:
        return {ErrorCode::Unauthenticated,
                Text::tr("“%1” does not accept the sign-in, so it did nothing. The token is wrong, has expired or was "
                         "withdrawn: create a new one and enter it in the connection.")
                    .arg(host)};
    case 403:
        return {ErrorCode::PermissionDenied,
                Text::tr("The account of this connection may not do this on “%1”, so it did nothing. Ask an "
                         "administrator there for the permission, or enter another account.")
                    .arg(host)};
    case 404:
        return {ErrorCode::NotFound,
                Text::tr("“%1” does not know what was asked for. It was removed, this account may not see it, or the "
                         "address of the connection is wrong: check the name first.")
                    .arg(host)};
    case 408:
        return {ErrorCode::Unavailable,
                Text::tr("“%1” gave up waiting for the request. Try again; if it happens again, the network is too "
                         "slow.")
                    .arg(host)};
    case 409:
        return {ErrorCode::Aborted,
                Text::tr("“%1” refuses this because something else changed there first, so it did nothing. Reload and "
                         "decide again.")
                    .arg(host)};
    case 410:
        return {ErrorCode::NotFound,
                Text::tr("“%1” no longer offers what was asked for: it was removed for good, or this program is too "
                         "old for the server. Look for a newer version of this program.")
                    .arg(host)};
    case 413:
        return {ErrorCode::InvalidArgument,
                Text::tr("“%1” refuses the request because it is too large, so it did nothing. Send less.").arg(host)};
    case 429:
        if (!pause)
            return {ErrorCode::ResourceExhausted,
                    Text::tr("“%1” limits how often it may be asked, and the limit is reached. Wait a few minutes, "
                             "then try again.")
                        .arg(host)};
        return {ErrorCode::ResourceExhausted,
                Text::tr("“%1” limits how often it may be asked, and the limit is reached. Try again in %n second(s).",
                         nullptr, static_cast<int>(pause->count()))
                    .arg(host)};
    case 501:
        return {ErrorCode::Unimplemented,
                Text::tr("“%1” does not support this kind of request. Check that the address of the connection leads "
                         "to the right product and version.")
                    .arg(host)};
    case 502:
    case 503:
    case 504:
        return {ErrorCode::Unavailable,
                Text::tr("“%1” cannot be reached behind its front door (%2): it is starting, overloaded or being "
                         "maintained. Try again in a few minutes.")
                    .arg(host)
                    .arg(status)};
    default:
        if (status >= 500)
            return {ErrorCode::Unavailable,
                    Text::tr("“%1” reports a failure of its own (%2). Try again; if it happens again, tell its "
                             "administrator.")
                        .arg(host)
                        .arg(status)};
        return {ErrorCode::FailedPrecondition,
                Text::tr("“%1” refuses this request (%2), so it did nothing. Look at the details, and check that the "
                         "address of the connection leads to the right product.")
                    .arg(host)
                    .arg(status)};
    }
}

} // namespace

QString hostLabel(const QUrl &url)
{
    const int usual = url.scheme() == u"https" ? 443 : 80;
    const QString host = SafeText::lineFromOutside(url.host()).plain();
    return url.port(usual) == usual ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

bool brokeOff(const Outcome &outcome)
{
    if (outcome.end != Outcome::End::Finished)
        return false;
    // A status may have come before the connection broke, so the transport is asked first.
    const bool isTransport = outcome.error != QNetworkReply::NoError
        && (outcome.error < QNetworkReply::ContentAccessDenied || outcome.error == QNetworkReply::ProtocolUnknownError
            || outcome.error == QNetworkReply::ProtocolFailure);
    // With a success, any error of Qt's means that the answer is not what the server meant: sent again, not unpacked.
    const bool isSpoiled = outcome.error != QNetworkReply::NoError && outcome.answer.status < 300;
    return outcome.answer.status < 200 || isTransport || isSpoiled;
}

bool isBeforeConnection(const Outcome &outcome)
{
    if (outcome.end == Outcome::End::NotConnected || isProxySignIn(outcome))
        return true;
    if (outcome.end != Outcome::End::Finished || outcome.answer.status != 0)
        return false;
    switch (outcome.error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::UnknownNetworkError: // no route; what is not proved by this, the untouched body proves
    case QNetworkReply::TimeoutError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}

std::optional<Error> errorOf(const Outcome &outcome, const Server &server, const QDateTime &now)
{
    const QString host = hostLabel(outcome.answer.url);
    if (outcome.end != Outcome::End::Finished || brokeOff(outcome) || isProxySignIn(outcome)) {
        const auto [code, message] = wayProblem(outcome, server, host);
        return Error{code, message, detailOf(outcome, server)};
    }
    const int status = outcome.answer.status;
    if (status < 300)
        return std::nullopt;

    const bool mayNameAPause = status == 429 || status == 503;
    const auto pause = mayNameAPause ? retryAfterOf(outcome.answer, now) : std::nullopt;
    const auto [code, text] = statusProblem(status, host, pause);
    QString message = text;
    if (const QString own = explanationIn(outcome.answer.body); !own.isEmpty())
        message += u' ' + Text::tr("It says: “%1”").arg(own);
    if (const QString doubt = proxyDoubt(outcome, server); !doubt.isEmpty())
        message += u' ' + doubt;
    Error error{code, message, detailOf(outcome, server)};
    error.retryAfter = pause;
    return error;
}

Error redirectError(const Outcome &outcome, const Server &server, const QUrl &target)
{
    QUrl origin;
    origin.setScheme(target.scheme());
    origin.setHost(target.host());
    origin.setPort(target.port());
    const QString shown = SafeText::lineFromOutside(origin.toString(QUrl::FullyEncoded)).plain().left(200);
    const QString message = isSameOrigin(target, server.baseUrl)
        ? Text::tr("“%1” sends this request on to another address of its own, which was not followed. Check the path "
                   "in the address of the connection.")
              .arg(hostLabel(outcome.answer.url))
        : Text::tr("“%1” sends this request on to %2. It was not followed, because the sign-in would go there too. If "
                   "the server has moved, enter its new address in the connection.")
              .arg(hostLabel(outcome.answer.url), shown);
    return {ErrorCode::FailedPrecondition, message,
            QStringLiteral("HTTP %1 → %2")
                .arg(outcome.answer.status)
                .arg(server.addressIsSecret ? shown : maskedUrl(target))};
}

QString explanationIn(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body.left(65'536)).object();
    QStringList found;
    const auto add = [&found](const QJsonValue &value) {
        if (value.isString() && !value.toString().trimmed().isEmpty())
            found.append(value.toString());
    };
    for (const QJsonValue each : object.value(u"errorMessages").toArray())
        add(each);
    const QJsonValue errors = object.value(u"errors");
    const QJsonObject byField = errors.toObject();
    for (auto it = byField.begin(); it != byField.end(); ++it)
        add(QString(it.key() + QStringLiteral(": ") + it.value().toVariant().toString()));
    for (const QJsonValue each : errors.toArray())
        add(each.isObject() ? each.toObject().value(u"message") : each);
    if (found.isEmpty()) {
        for (const auto *const name : {"message", "error_description", "detail", "error", "title"}) {
            add(object.value(QLatin1String(name)));
            if (!found.isEmpty())
                break;
        }
    }
    return SafeText::lineFromOutside(found.join(QStringLiteral("; ")).left(400)).plain();
}

} // namespace releasedesk::http
