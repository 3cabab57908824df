// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/generic_http/web_call.h"
#include "core/effects/effect.h"
#include "core/http/mutating_http_client.h"

namespace releasedesk::connectors {

//! Sends one request that changes something, with an Idempotency-Key. Its answer: {"status": …, "body": …}. Nobody
//! can be asked afterwards what became of it: an unclear outcome is for a person.
class SendRequest final : public effects::Effect
{
public:
    SendRequest(EffectId id, EffectId opId, WebCall call, QNetworkAccessManager &network);

    [[nodiscard]] EffectId id() const override { return m_id; }
    [[nodiscard]] QString what() const override;
    [[nodiscard]] QByteArray requestBytes() const override;
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> send() override;
    [[nodiscard]] QCoro::Task<Result<effects::Traces>> lookUp() override;

private:
    EffectId m_id;
    EffectId m_opId;
    WebCall m_call;
    QNetworkAccessManager &m_network;
};

//! What is kept of an answer, for the record and for later tasks.
[[nodiscard]] QJsonObject keptAnswer(const http::HttpAnswer &answer);

} // namespace releasedesk::connectors
