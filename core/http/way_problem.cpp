// SPDX-License-Identifier: Apache-2.0
#include "core/http/way_problem.h"

#include "core/base/safe_text.h"

#include <QCoreApplication>
#include <QSslCertificate>

#include <algorithm>
#include <array>

namespace releasedesk::http {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HttpError)
};

int secondsOf(std::chrono::milliseconds time)
{
    return static_cast<int>((time.count() + 999) / 1000);
}

QString shown(const QString &name)
{
    return SafeText::lineFromOutside(name.left(200)).plain();
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QString organization = certificate.issuerInfo(QSslCertificate::Organization).value(0);
    const QString name = certificate.issuerDisplayName();
    const bool isPlain = organization.isEmpty() || name.contains(organization);
    return shown(isPlain ? name : QStringLiteral("%1, %2").arg(name, organization));
}

//! The one that says most: an authority nobody knows is seldom the only complaint.
QString certificateProblem(const QSslError &problem, const QString &host)
{
    const QSslCertificate certificate = problem.certificate();
    switch (problem.error()) {
    case QSslError::CertificateExpired:
        return Text::tr("The certificate of “%1” ended on %2, so nothing was sent. Its administrator has to put a new "
                        "one there; also look at the date of this computer.")
            .arg(host, certificate.expiryDate().date().toString(Qt::ISODate));
    case QSslError::CertificateNotYetValid:
        return Text::tr("The certificate of “%1” is valid from %2 on only, so nothing was sent. Look at the date of "
                        "this computer, and tell the administrator of the server.")
            .arg(host, certificate.effectiveDate().date().toString(Qt::ISODate));
    case QSslError::HostNameMismatch:
        return Text::tr("The certificate of “%1” was made out to “%2”, so nothing was sent: it may be another server. "
                        "Enter the address under that name, or have the certificate corrected.")
            .arg(host, shown(certificate.subjectDisplayName()));
    case QSslError::CertificateRevoked:
        return Text::tr("The certificate of “%1” was withdrawn by who issued it, so nothing was sent. Tell its "
                        "administrator.")
            .arg(host);
    case QSslError::SelfSignedCertificate:
        return Text::tr("The certificate of “%1” was issued by itself (“%2”) and is not trusted here, so nothing was "
                        "sent. Ask its administrator for that certificate as a PEM file and name the file under “Own "
                        "authorities” in the connection's network settings.")
            .arg(host, issuerOf(certificate));
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
        return Text::tr("The certificate of “%1” was issued by “%2”, which is not trusted here, so nothing was sent. "
                        "If that is your company's authority, ask for its certificate as a PEM file and name the file "
                        "under “Own authorities” in the connection's network settings.")
            .arg(host, issuerOf(certificate));
    default:
        return Text::tr("The certificate of “%1” cannot be accepted (%2), so nothing was sent. Have it corrected by "
                        "the administrator of the server.")
            .arg(host, shown(problem.errorString()));
    }
}

QString certificateProblem(const QList<QSslError> &problems, const QString &host)
{
    for (const auto wanted : {QSslError::CertificateExpired, QSslError::CertificateNotYetValid,
                              QSslError::HostNameMismatch, QSslError::CertificateRevoked}) {
        const auto found = std::ranges::find(problems, wanted, &QSslError::error);
        if (found != problems.end())
            return certificateProblem(*found, host);
    }
    return certificateProblem(problems.first(), host);
}

//! The server's end of TLS speaks in alerts, which Qt hands on as a text of the library below it. “Handshake failure”
//! may mean anything and is not among them.
bool refusesCertificate(const Outcome &outcome, const Route &route)
{
    const QString text = outcome.errorText.toLower();
    if (text.contains(u"certificate required"))
        return true;
    constexpr std::array words{"bad certificate",     "unknown ca",          "certificate unknown",
                               "certificate expired", "certificate revoked", "unsupported certificate",
                               "access denied"};
    return route.showsCertificate && text.contains(u"alert")
        && std::ranges::any_of(words, [&text](const char *word) { return text.contains(QLatin1String(word)); });
}

QString refusedCertificate(const Server &server, const QString &host)
{
    if (server.route.showsCertificate)
        return Text::tr("“%1” does not accept the client certificate of this connection, so nothing was done. Ask its "
                        "administrator which authority it has to come from, and name those files in the connection's "
                        "network settings.")
            .arg(host);
    return Text::tr("“%1” lets nobody in without a client certificate, so nothing was done. Name its file and that of "
                    "its key in the connection's network settings.")
        .arg(host);
}

QString proxySignIn(const Route &route, const QString &host)
{
    if (route.proxyLabel().isEmpty())
        return Text::tr("The network proxy wants a sign-in (407) before it lets requests through to “%1”, so "
                        "nothing arrived there. Name that proxy in the connection's network settings, with its user "
                        "name and password.")
            .arg(host);
    if (route.proxyUser.isEmpty())
        return Text::tr("The proxy “%1” wants a sign-in (407) before it lets requests through to “%2”, so nothing "
                        "arrived there. Enter user name and password of the proxy in the connection's network "
                        "settings.")
            .arg(route.proxyLabel(), host);
    return Text::tr("The proxy “%1” does not accept the sign-in of “%2” (407), so nothing arrived at “%3”. Enter its "
                    "user name and password again in the connection's network settings.")
        .arg(route.proxyLabel(), shown(route.proxyUser), host);
}

QString proxyProblem(QNetworkReply::NetworkError error, const Route &route, const QString &host)
{
    const QString proxy = route.proxyLabel();
    if (proxy.isEmpty())
        return Text::tr("The network proxy does not let requests through to “%1”, so nothing was sent. Check the "
                        "proxy settings of this computer and its sign-in.")
            .arg(host);
    switch (error) {
    case QNetworkReply::ProxyConnectionRefusedError:
        return Text::tr("The proxy “%1” refuses connections, so nothing was sent to “%2”. It is down or its port is "
                        "wrong: check both in the connection's network settings.")
            .arg(proxy, host);
    case QNetworkReply::ProxyNotFoundError:
        return Text::tr("The proxy “%1” cannot be found, so nothing was sent to “%2”. Check its name in the "
                        "connection's network settings, and that the network or VPN that knows it is connected.")
            .arg(proxy, host);
    case QNetworkReply::ProxyTimeoutError:
        return Text::tr("The proxy “%1” did not answer in time, so nothing was sent to “%2”. Check that it is up and "
                        "that this network reaches it.")
            .arg(proxy, host);
    default:
        break;
    }
    if (route.proxyUser.isEmpty())
        return Text::tr("The proxy “%1” does not let requests through to “%2”, so nothing was sent. It may forbid that "
                        "address or be of another kind (HTTP, SOCKS): check the connection's network settings, or ask "
                        "its administrator.")
            .arg(proxy, host);
    return Text::tr("The proxy “%1” does not let requests through to “%2”, so nothing was sent. It may not accept the "
                    "sign-in of “%3”, forbid that address or be of another kind (HTTP, SOCKS): check the connection's "
                    "network settings, or ask its administrator.")
        .arg(proxy, host, shown(route.proxyUser));
}

//! In a tunnel Qt drops what a proxy did and keeps its own sentence about it, in the language of the program.
QNetworkReply::NetworkError errorOfTunnel(const Outcome &outcome)
{
    struct Sentence {
        const char *context;
        const char *text;
        QNetworkReply::NetworkError error;
    };
    constexpr std::array sentences{
        Sentence{"QHttpSocketEngine", "Proxy connection refused", QNetworkReply::ProxyConnectionRefusedError},
        Sentence{"QHttpSocketEngine", "Proxy server not found", QNetworkReply::ProxyNotFoundError},
        Sentence{"QHttpSocketEngine", "Proxy server connection timed out", QNetworkReply::ProxyTimeoutError},
        Sentence{"QSocks5SocketEngine", "Connection to proxy refused", QNetworkReply::ProxyConnectionRefusedError},
        Sentence{"QSocks5SocketEngine", "Proxy host not found", QNetworkReply::ProxyNotFoundError},
        Sentence{"QSocks5SocketEngine", "Connection to proxy timed out", QNetworkReply::ProxyTimeoutError},
    };
    const auto isSaid = [&outcome](const Sentence &each) {
        return outcome.errorText == QCoreApplication::translate(each.context, each.text);
    };
    const auto *const found = std::ranges::find_if(sentences, isSaid);
    return found == sentences.end() ? QNetworkReply::UnknownProxyError : found->error;
}

//! Without TLS a web proxy is all that Qt connects to, so what it says of the server is said of the proxy.
QNetworkReply::NetworkError errorOfWay(const Outcome &outcome, const Server &server)
{
    const bool isNamed = !server.route.proxyLabel().isEmpty();
    if (isNamed && outcome.error == QNetworkReply::UnknownNetworkError)
        return errorOfTunnel(outcome);
    if (!isReadByProxy(server.route, outcome.answer.url.scheme()))
        return outcome.error;
    switch (outcome.error) {
    case QNetworkReply::ConnectionRefusedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    case QNetworkReply::HostNotFoundError:
        return QNetworkReply::ProxyNotFoundError;
    case QNetworkReply::TimeoutError:
        return QNetworkReply::ProxyTimeoutError;
    default:
        return outcome.error;
    }
}

std::pair<ErrorCode, QString> endProblem(const Outcome &outcome, const Server &server, const QString &host)
{
    switch (outcome.end) {
    case Outcome::End::Cancelled:
        return {ErrorCode::Cancelled, Text::tr("The request to “%1” was cancelled.").arg(host)};
    case Outcome::End::Dropped:
        return {ErrorCode::Cancelled,
                Text::tr("The request to “%1” was dropped because the program is closing.").arg(host)};
    case Outcome::End::NotConnected:
        return {ErrorCode::Unavailable,
                server.route.proxyLabel().isEmpty()
                    ? Text::tr("No connection to “%1” was made within %n second(s), so nothing was sent. A firewall "
                               "may swallow it: check the address and the network; behind a company's proxy, name "
                               "that in the connection's network settings.",
                               nullptr, secondsOf(server.connecting))
                          .arg(host)
                    : Text::tr("No connection to “%1” was made through the proxy “%2” within %n second(s), so nothing "
                               "was sent. Check that the proxy is up and reaches that address.",
                               nullptr, secondsOf(server.connecting))
                          .arg(host, server.route.proxyLabel())};
    case Outcome::End::Silent:
        return {ErrorCode::DeadlineExceeded,
                Text::tr("“%1” did not answer within %n second(s). Check that the server is up and that this network "
                         "reaches it, then try again.",
                         nullptr, secondsOf(server.timeout))
                    .arg(host)};
    case Outcome::End::Late:
        return {ErrorCode::DeadlineExceeded,
                Text::tr("“%1” was still answering after %n second(s), so the request was given up. The server or the "
                         "network is too slow; try again later or ask for less.",
                         nullptr, secondsOf(server.deadline))
                    .arg(host)};
    case Outcome::End::TooLarge:
        return {ErrorCode::DataLoss,
                Text::tr("The answer of “%1” is larger than the limit of %2 MiB, so it was not used. Ask for less.")
                    .arg(host)
                    .arg(static_cast<double>(server.maxBody) / (1024.0 * 1024.0), 0, 'g', 3)};
    default:
        return {ErrorCode::PermissionDenied, outcome.errorText};
    }
}

std::pair<ErrorCode, QString> networkProblem(QNetworkReply::NetworkError error, const QString &host)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Unavailable,
                Text::tr("The server “%1” cannot be found, so nothing was sent. Check the address of the connection, "
                         "and that the network or VPN that knows this name is connected.")
                    .arg(host)};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Unavailable,
                Text::tr("“%1” refuses connections, so nothing was sent. The server is down, the port is wrong, or a "
                         "firewall is in between: check the address of the connection.")
                    .arg(host)};
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TimeoutError:
        return {ErrorCode::Unavailable,
                Text::tr("This computer does not reach “%1”: there is no way to it in the network, or it went away. "
                         "Check the network connection and the VPN, then try again.")
                    .arg(host)};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::Unavailable,
                Text::tr("No secure connection to “%1” could be made, so nothing was sent. There may be no TLS at this "
                         "port, or one too old to be safe, or the server wants a client certificate: check the "
                         "address and the connection's network settings, and ask the server's administrator.")
                    .arg(host)};
    case QNetworkReply::UnknownContentError:
        return {
            ErrorCode::DataLoss,
            Text::tr("The compressed answer of “%1” cannot be unpacked: it is damaged, or far larger than it looks. "
                     "It was not used; look at the server and at the proxy in between.")
                .arg(host)};
    default:
        return {ErrorCode::Unavailable,
                Text::tr("The connection to “%1” broke off before its answer was complete. Try again; if it happens "
                         "again, look at the server and at the proxy or load balancer in between.")
                    .arg(host)};
    }
}

} // namespace

bool isProxySignIn(const Outcome &outcome)
{
    return outcome.end == Outcome::End::Finished
        && (outcome.error == QNetworkReply::ProxyAuthenticationRequiredError || outcome.answer.status == 407);
}

QString proxyDoubt(const Outcome &outcome, const Server &server)
{
    const Route &route = server.route;
    if (outcome.answer.status != 401 || proxyAuthorization(route, outcome.answer.url.scheme()).isEmpty())
        return {};
    return Text::tr("If it is the proxy “%1” that said so, the sign-in of “%2” there is wrong: enter it again in the "
                    "connection's network settings.")
        .arg(route.proxyLabel(), shown(route.proxyUser));
}

std::pair<ErrorCode, QString> wayProblem(const Outcome &outcome, const Server &server, const QString &host)
{
    if (outcome.end != Outcome::End::Finished)
        return endProblem(outcome, server, host);
    if (!outcome.certificateProblems.isEmpty())
        return {ErrorCode::Unavailable, certificateProblem(outcome.certificateProblems, host)};
    if (isProxySignIn(outcome))
        return {ErrorCode::Unavailable, proxySignIn(server.route, host)};
    if (outcome.answer.status == 0 && outcome.answer.url.scheme() == u"https"
        && refusesCertificate(outcome, server.route))
        return {ErrorCode::Unavailable, refusedCertificate(server, host)};
    const QNetworkReply::NetworkError error = errorOfWay(outcome, server);
    if (error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError)
        return {ErrorCode::Unavailable, proxyProblem(error, server.route, host)};
    auto [code, message] = networkProblem(error, host);
    if (const QString proxy = server.route.proxyLabel(); !proxy.isEmpty())
        message += u' ' + Text::tr("It is reached through the proxy “%1”, which is set in the connection.").arg(proxy);
    return {code, message};
}

} // namespace releasedesk::http
