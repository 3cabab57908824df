// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/effects/effect_journal.h"
#include "core/engine/task_executor.h"

class QNetworkAccessManager;

namespace releasedesk::connectors {

struct StatusPoll;
struct WebAddress;
struct WebCall;

//! http.request: calls an address, once if that changes something, and may ask a status address until the work behind
//! it is done.
//!
//! Everything given to it must outlive every call.
class HttpRequestExecutor final : public engine::TaskExecutor
{
public:
    //! \p second is how long one second of “poll every” lasts.
    HttpRequestExecutor(effects::EffectJournal &journal, QNetworkAccessManager &network,
                        std::chrono::milliseconds second = std::chrono::milliseconds(1000));

    [[nodiscard]] QString kind() const override { return QStringLiteral("http.request"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;
    [[nodiscard]] effects::EffectSemantics semantics() const override;

private:
    [[nodiscard]] QCoro::Task<Result<QJsonObject>> read(WebCall call, std::stop_token stop) const;
    [[nodiscard]] QCoro::Task<Result<QJsonDocument>> pollUntilDone(StatusPoll poll, WebAddress address, QString title,
                                                                   std::shared_ptr<engine::TaskReport> report,
                                                                   std::stop_token stop) const;

    effects::EffectJournal &m_journal;
    QNetworkAccessManager &m_network;
    std::chrono::milliseconds m_second;
};

} // namespace releasedesk::connectors
