// SPDX-License-Identifier: Apache-2.0
#include "app/shared/engine_room.h"
#include "app/shared/sample_workspace.h"
#include "core/connectors/keychain/secret_store.h"

#include <QCoroTask>

#include <algorithm>

namespace releasedesk::app {

QCoro::Task<> EngineRoom::readSecret(ConnectionId id, QString variable)
{
    if (const QString named = m_options.secretVariables.value(id); !named.isEmpty())
        variable = named;
    if (!variable.isEmpty()) {
        m_book.setSecret(id, connectors::SecretStore::fromEnvironment(variable));
        co_return;
    }
    if (m_workspace.isSample)
        co_return;
    const Result<Secret> secret = co_await m_secrets->read(id);
    if (secret)
        m_book.setSecret(id, *secret);
}

QCoro::Task<Result<>> EngineRoom::readSecrets()
{
    const QList<domain::Connection> connections = m_workspace.connections;
    for (const domain::Connection &connection : connections) {
        const domain::ConnectionNetwork &network = connection.network;
        co_await readSecret(connection.id, connection.tokenVariable);
        if (network.proxy.isNamed() && !network.proxy.user.isEmpty())
            co_await readSecret(domain::proxySecretOf(connection.id), network.proxy.passwordVariable);
        if (!network.certificate.isEmpty())
            co_await readSecret(domain::keySecretOf(connection.id), network.passphraseVariable);
    }
    const auto samples = sampleSecrets(m_workspace);
    for (auto secret = samples.begin(); secret != samples.end(); ++secret) {
        if (!m_book.hasSecret(secret.key()))
            m_book.setSecret(secret.key(), secret.value());
    }
    co_return Result<>();
}

QCoro::Task<Result<versions::ConnectionReport>> EngineRoom::testStoredConnection(ConnectionId id, QString project)
{
    const Result<domain::ConnectionAccess> access = m_book.find(id);
    if (!access)
        co_return failed(access);
    const domain::ConnectionSecrets secrets{access->secret, access->proxyPassword, access->keyPassphrase};
    co_return co_await testConnection(access->connection, secrets, project);
}

QCoro::Task<Result<>> EngineRoom::keepSecret(ConnectionId id, Secret secret, bool isInVariable)
{
    m_book.setSecret(id, secret);
    if (isInVariable)
        co_return Result<>();
    if (secret.isEmpty())
        co_return co_await m_secrets->remove(id);
    co_return co_await m_secrets->write(id, secret);
}

QCoro::Task<Result<>> EngineRoom::saveConnection(domain::Connection connection, domain::ConnectionSecrets secrets)
{
    workspace::Workspace changed = m_workspace;
    const auto known = std::ranges::find(changed.connections, connection.id, &domain::Connection::id);
    const domain::ConnectionNetwork before = known == changed.connections.end() ? connection.network : known->network;
    if (known == changed.connections.end())
        changed.connections.append(connection);
    else
        *known = connection;
    if (const auto written = writeWorkspace(changed); !written)
        co_return written;
    m_book.setConnections(changed.connections);
    shareWithEngine();
    const domain::ConnectionNetwork &now = connection.network;
    struct Kept {
        ConnectionId id;
        Secret secret;
        bool isInVariable = false;
        bool isStale = false; //!< meant for something that is no longer asked
    };
    const ConnectionId proxy = domain::proxySecretOf(connection.id);
    const ConnectionId key = domain::keySecretOf(connection.id);
    const QList<Kept> all{{connection.id, secrets.signIn, !connection.tokenVariable.isEmpty()},
                          {proxy, secrets.proxyPassword, !now.proxy.passwordVariable.isEmpty(),
                           m_book.hasSecret(proxy) && !domain::isSameProxy(before, now)},
                          {key, secrets.keyPassphrase, !now.passphraseVariable.isEmpty(),
                           m_book.hasSecret(key) && !domain::isSameKey(before, now)}};
    for (const Kept &each : all) {
        if (each.secret.isEmpty() && !each.isStale)
            continue;
        if (const auto kept = co_await keepSecret(each.id, each.secret, each.isInVariable); !kept)
            co_return kept;
    }
    emit workspaceChanged();
    co_return Result<>();
}

} // namespace releasedesk::app
