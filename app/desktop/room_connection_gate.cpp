// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/room_connection_gate.h"

namespace releasedesk::app {

QCoro::Task<Result<versions::ConnectionReport>> RoomConnectionGate::test(domain::Connection connection, Secret secret,
                                                                         QString project)
{
    return m_room.testConnection(std::move(connection), std::move(secret), std::move(project));
}

QCoro::Task<Result<versions::ConnectionReport>> RoomConnectionGate::testStored(ConnectionId id, QString project)
{
    return m_room.testStoredConnection(std::move(id), std::move(project));
}

QCoro::Task<Result<>> RoomConnectionGate::save(domain::Connection connection, Secret secret)
{
    return m_room.saveConnection(std::move(connection), std::move(secret));
}

QList<domain::Connection> RoomConnectionGate::connections() const
{
    return m_room.workspace().connections;
}

bool RoomConnectionGate::hasSecret(const ConnectionId &id) const
{
    return m_room.hasSecret(id);
}

QString RoomConnectionGate::secretNote() const
{
    return m_room.secretNote();
}

} // namespace releasedesk::app
