// SPDX-License-Identifier: Apache-2.0
#include "app/shared/connection_book.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectionBook)
};

constexpr qsizetype shortestSecret = 6; // shorter ones would blacken ordinary words

} // namespace

void ConnectionBook::setConnections(QList<domain::Connection> connections)
{
    const QMutexLocker lock(&m_mutex);
    m_connections = std::move(connections);
}

void ConnectionBook::setSecret(const ConnectionId &id, Secret secret)
{
    const QMutexLocker lock(&m_mutex);
    m_secrets.insert(id, std::move(secret));
}

Result<domain::ConnectionAccess> ConnectionBook::find(const ConnectionId &id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = std::ranges::find(m_connections, id, &domain::Connection::id);
    if (found == m_connections.end()) {
        QStringList known;
        for (const domain::Connection &each : m_connections)
            known.append(each.id.value());
        return failure(
            ErrorCode::NotFound,
            Text::tr("There is no connection “%1” in this workspace, so this cannot be reached. There are: %2.")
                .arg(id.value(), known.join(QStringLiteral(", "))));
    }
    const Secret secret = m_secrets.value(id);
    const bool needsSecret = found->system != domain::ConnectedSystem::Smtp;
    if (needsSecret && secret.isEmpty()) {
        auto missing = failure(ErrorCode::Unauthenticated,
                               Text::tr("The secret of connection “%1” is not stored on this computer, so nothing was "
                                        "sent. Enter it under Connections, or name the variable that holds it: "
                                        "--token-env %1=VARIABLE with each command, or once with “connection add %1 … "
                                        "--token-env VARIABLE --remember-variable”.")
                                   .arg(id.value()));
        missing.value().nothingHappened = true;
        return missing;
    }
    domain::ConnectionAccess access{*found, secret, m_secrets.value(domain::proxySecretOf(id)),
                                    m_secrets.value(domain::keySecretOf(id))};
    access.connection.network = domain::withWholePaths(access.connection.network, m_folder);
    return access;
}

domain::ConnectionAccess ConnectionBook::completed(domain::Connection connection,
                                                   domain::ConnectionSecrets secrets) const
{
    const QMutexLocker lock(&m_mutex);
    const auto known = std::ranges::find(m_connections, connection.id, &domain::Connection::id);
    if (known != m_connections.end()) {
        const auto complete = [this](Secret &secret, bool isSamePlace, const ConnectionId &id) {
            if (secret.isEmpty() && isSamePlace)
                secret = m_secrets.value(id);
        };
        const bool isSameServer = known->system == connection.system && known->url == connection.url
            && known->account == connection.account;
        complete(secrets.signIn, isSameServer, connection.id);
        complete(secrets.proxyPassword, domain::isSameProxy(known->network, connection.network),
                 domain::proxySecretOf(connection.id));
        complete(secrets.keyPassphrase, domain::isSameKey(known->network, connection.network),
                 domain::keySecretOf(connection.id));
    }
    connection.network = domain::withWholePaths(connection.network, m_folder);
    return {std::move(connection), secrets.signIn, secrets.proxyPassword, secrets.keyPassphrase};
}

QList<domain::Connection> ConnectionBook::connections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_connections;
}

bool ConnectionBook::hasSecret(const ConnectionId &id) const
{
    const QMutexLocker lock(&m_mutex);
    return !m_secrets.value(id).isEmpty();
}

QString ConnectionBook::redacted(QString text) const
{
    const QMutexLocker lock(&m_mutex);
    for (const Secret &secret : m_secrets) {
        if (secret.reveal().size() >= shortestSecret)
            text.replace(QString::fromUtf8(secret.reveal()), QStringLiteral("•••"));
    }
    return text;
}

} // namespace releasedesk::app
