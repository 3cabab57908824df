// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/notifications/notice_channel.h"

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! Tells one person by a message that names the person, in the room of a messenger connection of the workspace.
class MessengerNotice final : public notifications::NoticeChannel
{
public:
    //! \p connections and \p network must outlive it.
    MessengerNotice(const domain::ConnectionDirectory &connections, QNetworkAccessManager &network,
                    ConnectionId connection);

    [[nodiscard]] QString name() const override { return QStringLiteral("messenger"); }
    [[nodiscard]] bool isFor(const domain::Person &person, const domain::NotificationRules &rules) const override;
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QString &key,
                                                                  const notifications::NoticeText &text,
                                                                  const domain::Person &person, const QDateTime &now,
                                                                  std::stop_token stop) override;

private:
    const domain::ConnectionDirectory &m_connections;
    QNetworkAccessManager &m_network;
    ConnectionId m_connection;
};

} // namespace releasedesk::connectors
