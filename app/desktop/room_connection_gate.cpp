// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/room_connection_gate.h"

#include "core/http/rate_budget.h"

namespace releasedesk::app {

QCoro::Task<Result<versions::ConnectionReport>> RoomConnectionGate::test(domain::Connection connection,
                                                                         domain::ConnectionSecrets secrets,
                                                                         QString project, std::stop_token stop)
{
    return m_room.testConnection(std::move(connection), std::move(secrets), std::move(project), std::move(stop));
}

QCoro::Task<Result<versions::ServerFacts>> RoomConnectionGate::findServer(domain::Connection connection,
                                                                          domain::ConnectionSecrets secrets,
                                                                          std::stop_token stop)
{
    return m_room.findServer(std::move(connection), std::move(secrets), std::move(stop));
}

QCoro::Task<Result<versions::ConnectionReport>> RoomConnectionGate::testStored(ConnectionId id, QString project)
{
    return m_room.testStoredConnection(std::move(id), std::move(project));
}

QCoro::Task<Result<>> RoomConnectionGate::save(domain::Connection connection, domain::ConnectionSecrets secrets)
{
    return m_room.saveConnection(std::move(connection), std::move(secrets));
}

QList<domain::Connection> RoomConnectionGate::connections() const
{
    return m_room.workspace().connections;
}

bool RoomConnectionGate::hasSecret(const ConnectionId &id) const
{
    return m_room.hasSecret(id);
}

std::optional<ui::RequestBudget> RoomConnectionGate::budget(const ConnectionId &id) const
{
    const auto said = http::RateBudgets::shared().of(id.value());
    if (!said)
        return std::nullopt;
    return ui::RequestBudget{said->left, said->limit, said->resets, said->isUsedUp, said->at};
}

QString RoomConnectionGate::secretNote() const
{
    return m_room.secretNote();
}

} // namespace releasedesk::app
