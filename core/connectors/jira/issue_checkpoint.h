// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/notifications/checkpoint_place.h"

#include <chrono>

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! Writes checkpoints as comments on one Jira issue.
class IssueCheckpoint final : public notifications::CheckpointPlace
{
public:
    //! \p connections and \p network must outlive it. \p patience: how long a comment that may be on its way is looked
    //! for before it counts as not written.
    IssueCheckpoint(const domain::ConnectionDirectory &connections, QNetworkAccessManager &network,
                    ConnectionId connection, QString issue, std::chrono::milliseconds patience);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QByteArray &line,
                                                                  const QDateTime &now, std::stop_token stop) override;

private:
    const domain::ConnectionDirectory &m_connections;
    QNetworkAccessManager &m_network;
    ConnectionId m_connection;
    QString m_issue;
    std::chrono::milliseconds m_patience;
};

} // namespace releasedesk::connectors
