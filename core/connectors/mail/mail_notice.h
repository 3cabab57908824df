// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/notifications/notice_channel.h"

#include <QThreadPool>

namespace releasedesk::connectors {

//! Tells one person by mail over a mail connection of the workspace.
class MailNotice final : public notifications::NoticeChannel
{
public:
    //! \p connections must outlive it.
    MailNotice(const domain::ConnectionDirectory &connections, ConnectionId connection);
    ~MailNotice() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("mail"); }
    [[nodiscard]] bool isFor(const domain::Person &person, const domain::NotificationRules &rules) const override;
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QString &key,
                                                                  const notifications::NoticeText &text,
                                                                  const domain::Person &person, const QDateTime &now,
                                                                  std::stop_token stop) override;

private:
    const domain::ConnectionDirectory &m_connections;
    ConnectionId m_connection;
    QThreadPool m_threads; //!< the library blocks, so it has threads of its own
};

} // namespace releasedesk::connectors
