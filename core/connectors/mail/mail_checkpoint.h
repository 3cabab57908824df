// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/mail/mail_notice.h"
#include "core/notifications/checkpoint_place.h"

namespace releasedesk::connectors {

//! Mails checkpoints to one address over a mail connection of the workspace.
class MailCheckpoint final : public notifications::CheckpointPlace
{
public:
    //! \p connections must outlive it.
    MailCheckpoint(const domain::ConnectionDirectory &connections, ConnectionId connection, QString address,
                   QString workspaceName);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<std::shared_ptr<effects::Effect>> effect(EffectId id, const QByteArray &line,
                                                                  const QDateTime &now, std::stop_token stop) override;

private:
    MailNotice m_mail;
    QString m_address;
    QString m_workspaceName;
};

} // namespace releasedesk::connectors
