// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/async/turn.h"
#include "core/base/identifier.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QCoroTask>
#include <QHash>

namespace releasedesk::connectors {

//! The secrets of one workspace in the key store of the desktop. Where there is none they are kept in memory until the
//! program ends, and note() says so: nothing is ever written in the clear.
//!
//! Must outlive every call.
class SecretStore
{
public:
    explicit SecretStore(const QString &workspaceFolder);

    //! NotFound if none is stored.
    [[nodiscard]] QCoro::Task<Result<Secret>> read(ConnectionId connection);

    [[nodiscard]] QCoro::Task<Result<>> write(ConnectionId connection, Secret secret);
    [[nodiscard]] QCoro::Task<Result<>> remove(ConnectionId connection);

    //! Whether secrets outlive the program; known after the first call.
    [[nodiscard]] bool isPersistent() const { return m_keeper == Keeper::KeyStore; }

    //! Where secrets are kept, as a translated sentence.
    [[nodiscard]] QString note() const;

    //! Empty if the variable is not set.
    [[nodiscard]] static Secret fromEnvironment(const QString &name);

private:
    enum class Keeper { NotProbed, KeyStore, Memory };

    [[nodiscard]] QCoro::Task<> probe();
    [[nodiscard]] QCoro::Task<bool> isKeyStoreThere() const;
    [[nodiscard]] QString keyOf(const ConnectionId &connection) const;

    QString m_workspace; //!< hash of its folder: two workspaces do not see each other's secrets
    Keeper m_keeper = Keeper::NotProbed;
    async::Turn m_probing;
    QHash<ConnectionId, Secret> m_memory;
};

} // namespace releasedesk::connectors
