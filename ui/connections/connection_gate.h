// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/connection.h"
#include "core/versions/issue_source.h"

namespace releasedesk::ui {

//! What the screens about connections need of the program: trying one out, keeping it, and knowing which there are.
//! Implemented where workspace, key store and connectors meet.
class ConnectionGate
{
public:
    ConnectionGate() = default;
    ConnectionGate(const ConnectionGate &) = delete;
    ConnectionGate &operator=(const ConnectionGate &) = delete;
    virtual ~ConnectionGate() = default;

    //! Tries a connection that is not saved. \p project is the key that permissions are asked for; empty: in general.
    [[nodiscard]] virtual QCoro::Task<Result<versions::ConnectionReport>> test(domain::Connection connection,
                                                                               Secret secret, QString project)
        = 0;

    //! The same for a saved one, with its stored secret. Unauthenticated: that is not on this computer.
    [[nodiscard]] virtual QCoro::Task<Result<versions::ConnectionReport>> testStored(ConnectionId id, QString project)
        = 0;

    //! Adds the connection or replaces that of the same id. An empty secret leaves the stored one as it is.
    [[nodiscard]] virtual QCoro::Task<Result<>> save(domain::Connection connection, Secret secret) = 0;

    //! In the order of the workspace.
    [[nodiscard]] virtual QList<domain::Connection> connections() const = 0;

    //! Whether its secret can be read on this computer.
    [[nodiscard]] virtual bool hasSecret(const ConnectionId &id) const = 0;

    //! Translated: where secrets are kept, and for how long.
    [[nodiscard]] virtual QString secretNote() const = 0;
};

} // namespace releasedesk::ui
