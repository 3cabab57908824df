// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/shared/connection_route.h"

#include "core/http/certificate_files.h"

#include <QCoreApplication>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectionRoute)
};

http::Route::Proxy kindOf(domain::ProxyKind kind)
{
    switch (kind) {
    case domain::ProxyKind::None:
        return http::Route::Proxy::None;
    case domain::ProxyKind::Http:
        return http::Route::Proxy::Http;
    case domain::ProxyKind::Socks5:
        return http::Route::Proxy::Socks5;
    default:
        return http::Route::Proxy::System;
    }
}

tl::unexpected<Error> notSent(const QString &message)
{
    auto error = failure(ErrorCode::FailedPrecondition, message);
    error.value().nothingHappened = true;
    return error;
}

} // namespace

Result<> takeRoute(http::Server &server, const domain::ConnectionAccess &access)
{
    const domain::ConnectionNetwork &network = access.connection.network;
    if (const auto problem = domain::problemOf(network); problem.field != domain::NetworkField::None)
        return notSent(problem.text);
    http::Route route;
    route.proxy = kindOf(network.proxy.kind);
    if (network.proxy.isNamed()) {
        route.proxyHost = network.proxy.host;
        route.proxyPort = static_cast<quint16>(network.proxy.port);
        route.proxyUser = network.proxy.user;
        if (!network.proxy.user.isEmpty())
            route.proxyPassword = access.proxyPassword;
    }
    if (!route.proxyUser.isEmpty() && route.proxyPassword.isEmpty())
        return notSent(Text::tr("The password of “%1” for the proxy “%2” is not stored on this computer, so nothing "
                                "was sent. Enter it in the network settings of the connection “%3”.")
                           .arg(route.proxyUser, route.proxyLabel(), access.connection.id.value()));
    const auto tls
        = http::tlsFrom({network.authorities, network.certificate, network.certificateKey, access.keyPassphrase});
    if (!tls)
        return failed(tls);
    route.tls = *tls;
    route.showsCertificate = !network.certificate.isEmpty();
    server.route = std::move(route);
    if (network.connectSeconds > 0)
        server.connecting = std::chrono::seconds(network.connectSeconds);
    if (network.answerSeconds > 0) {
        // Who allows a server that much time means its silence as well.
        server.deadline = std::chrono::seconds(network.answerSeconds);
        server.timeout = server.deadline;
    }
    server.account = access.connection.id.value();
    return {};
}

} // namespace releasedesk::connectors
