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
    return domain::ConnectionAccess{*found, secret};
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
