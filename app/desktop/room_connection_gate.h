// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/engine_room.h"
#include "ui/connections/connection_gate.h"

namespace releasedesk::app {

//! The connections of an open workspace, for the screens that show and change them.
class RoomConnectionGate final : public ui::ConnectionGate
{
public:
    //! \p room must outlive it.
    explicit RoomConnectionGate(EngineRoom &room)
        : m_room(room)
    {
    }

    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> test(domain::Connection connection,
                                                                       domain::ConnectionSecrets secrets,
                                                                       QString project, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<versions::ServerFacts>> findServer(domain::Connection connection,
                                                                        domain::ConnectionSecrets secrets,
                                                                        std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testStored(ConnectionId id, QString project) override;
    [[nodiscard]] QCoro::Task<Result<>> save(domain::Connection connection, domain::ConnectionSecrets secrets) override;
    [[nodiscard]] QList<domain::Connection> connections() const override;
    [[nodiscard]] bool hasSecret(const ConnectionId &id) const override;
    [[nodiscard]] std::optional<ui::RequestBudget> budget(const ConnectionId &id) const override;
    [[nodiscard]] QString secretNote() const override;

private:
    EngineRoom &m_room;
};

} // namespace releasedesk::app
