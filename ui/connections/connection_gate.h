// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/versions/issue_source.h"

#include <QDateTime>

#include <optional>
#include <stop_token>

namespace releasedesk::ui {

//! How often a server may still be asked, as it said last.
struct RequestBudget {
    qint64 left = 0;
    qint64 limit = -1; //!< of how many; below 0: it does not say
    QDateTime resets; //!< when it is full again; invalid: it does not say
    bool isUsedUp = false; //!< the last request was refused for it
    QDateTime at; //!< when it said so
};

//! What the screens about connections need of the program: trying one out, keeping it, and knowing which there are.
//! Implemented where workspace, key store and connectors meet.
class ConnectionGate
{
public:
    ConnectionGate() = default;
    ConnectionGate(const ConnectionGate &) = delete;
    ConnectionGate &operator=(const ConnectionGate &) = delete;
    virtual ~ConnectionGate() = default;

    //! Tries a connection as it is described here. Empty secrets stand for the stored ones, which are used only for
    //! the places they were entered for. \p project is the key that permissions are asked for, with Confluence that of
    //! a space; empty: in general; versions::everyProject: in each that is seen. Cancelled when \p stop comes.
    [[nodiscard]] virtual QCoro::Task<Result<versions::ConnectionReport>> test(domain::Connection connection,
                                                                               domain::ConnectionSecrets secrets,
                                                                               QString project, std::stop_token stop)
        = 0;

    //! Which Jira is at the address of \p connection, whatever its system says; asked without signing in.
    [[nodiscard]] virtual QCoro::Task<Result<versions::ServerFacts>> findServer(domain::Connection connection,
                                                                                domain::ConnectionSecrets secrets,
                                                                                std::stop_token stop)
        = 0;

    //! The same for a saved one, with its stored secret. Unauthenticated: that is not on this computer.
    [[nodiscard]] virtual QCoro::Task<Result<versions::ConnectionReport>> testStored(ConnectionId id, QString project)
        = 0;

    //! Adds the connection or replaces that of the same id. Empty secrets leave the stored ones as they are.
    [[nodiscard]] virtual QCoro::Task<Result<>> save(domain::Connection connection, domain::ConnectionSecrets secrets)
        = 0;

    //! In the order of the workspace.
    [[nodiscard]] virtual QList<domain::Connection> connections() const = 0;

    //! Whether its secret can be read on this computer; also by domain::proxySecretOf() and domain::keySecretOf().
    [[nodiscard]] virtual bool hasSecret(const ConnectionId &id) const = 0;

    //! Nothing if its server has not said anything about it in this session.
    [[nodiscard]] virtual std::optional<RequestBudget> budget(const ConnectionId & /*id*/) const { return {}; }

    //! Translated: where secrets are kept, and for how long.
    [[nodiscard]] virtual QString secretNote() const = 0;
};

} // namespace releasedesk::ui
