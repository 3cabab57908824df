// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! `messenger.post`: one message to a hook of Slack, Teams, Dooray or a plain webhook. The address of the hook is the
//! secret of the connection.
class MessengerPostExecutor final : public engine::TaskExecutor
{
public:
    MessengerPostExecutor(effects::EffectJournal &journal, const domain::ConnectionDirectory &connections,
                          QNetworkAccessManager &network);

    [[nodiscard]] QString kind() const override { return QStringLiteral("messenger.post"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] effects::EffectSemantics semantics() const override;

private:
    effects::EffectJournal &m_journal;
    const domain::ConnectionDirectory &m_connections;
    QNetworkAccessManager &m_network;
};

} // namespace releasedesk::connectors
