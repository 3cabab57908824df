// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"

#include <QHash>
#include <QMutex>

namespace releasedesk::app {

//! The connections of a workspace with their secrets, as far as they are known on this computer. May be used from any
//! thread.
class ConnectionBook final : public domain::ConnectionDirectory
{
public:
    //! \p folder of the workspace, where the paths of its connections begin.
    explicit ConnectionBook(QString folder)
        : m_folder(std::move(folder))
    {
    }

    void setConnections(QList<domain::Connection> connections);
    //! Of a connection, of its proxy (domain::proxySecretOf()) or of its key (domain::keySecretOf()).
    void setSecret(const ConnectionId &id, Secret secret);

    //! \p secrets with those stored in the places of the empty ones, as far as they were meant for what \p connection
    //! says now: a secret is not sent to a place it was not entered for.
    [[nodiscard]] domain::ConnectionAccess completed(domain::Connection connection,
                                                     domain::ConnectionSecrets secrets) const;

    [[nodiscard]] Result<domain::ConnectionAccess> find(const ConnectionId &id) const override;
    [[nodiscard]] QList<domain::Connection> connections() const;
    [[nodiscard]] bool hasSecret(const ConnectionId &id) const;

    //! \p text with every known secret replaced by dots; a last line of defence before something is kept or shown.
    [[nodiscard]] QString redacted(QString text) const;

private:
    QString m_folder;
    mutable QMutex m_mutex;
    QList<domain::Connection> m_connections;
    QHash<ConnectionId, Secret> m_secrets;
};

} // namespace releasedesk::app
