// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/mail/smtp_client.h"
#include "core/effects/effect.h"

#include <QThreadPool>

namespace releasedesk::connectors {

//! Hands one mail to the server. Nobody can be asked afterwards: after a gap a person decides, and if it is sent again
//! it may come twice, with the same Message-ID (P4).
class SendMail final : public effects::Effect
{
public:
    SendMail(EffectId id, SmtpServer server, SmtpDelivery mail, QThreadPool &threads, std::stop_token stop);

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override { return m_mail.bytes; }
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    EffectId m_id;
    SmtpServer m_server;
    SmtpDelivery m_mail;
    QThreadPool &m_threads;
    std::stop_token m_stop;
};

} // namespace releasedesk::connectors
