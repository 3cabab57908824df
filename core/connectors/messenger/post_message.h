// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/effects/effect.h"
#include "core/http/mutating_http_client.h"

namespace releasedesk::connectors {

//! Posts one message to an incoming hook. Hooks cannot be asked afterwards: after a gap a person decides, and if it is
//! posted again it may come twice (P4).
class PostMessage final : public effects::Effect
{
public:
    //! \p path of the hook goes with its query: part of it is the credential.
    PostMessage(EffectId id, domain::ConnectedSystem system, http::MutatingHttpClient client, QString path,
                QJsonObject body);

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    [[nodiscard]] Result<QJsonObject> judged(const http::HttpAnswer &answer) const;

    EffectId m_id;
    domain::ConnectedSystem m_system;
    http::MutatingHttpClient m_client;
    QString m_path;
    QJsonObject m_body;
};

} // namespace releasedesk::connectors
