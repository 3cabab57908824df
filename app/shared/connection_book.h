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
    void setConnections(QList<domain::Connection> connections);
    void setSecret(const ConnectionId &id, Secret secret);

    [[nodiscard]] Result<domain::ConnectionAccess> find(const ConnectionId &id) const override;
    [[nodiscard]] QList<domain::Connection> connections() const;
    [[nodiscard]] bool hasSecret(const ConnectionId &id) const;

    //! \p text with every known secret replaced by dots; a last line of defence before something is kept or shown.
    [[nodiscard]] QString redacted(QString text) const;

private:
    mutable QMutex m_mutex;
    QList<domain::Connection> m_connections;
    QHash<ConnectionId, Secret> m_secrets;
};

} // namespace releasedesk::app
