// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/engine/task_executor.h"

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! `gate.check`: asks a health address until it is well so many times in a row, or gives up. Only reads.
class GateCheckExecutor final : public engine::TaskExecutor
{
public:
    //! \p second is how long one second of its parameters lasts.
    GateCheckExecutor(QNetworkAccessManager &network, const Clock &clock,
                      std::chrono::milliseconds second = std::chrono::milliseconds(1000));

    [[nodiscard]] QString kind() const override { return QStringLiteral("gate.check"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;

private:
    QNetworkAccessManager &m_network;
    const Clock &m_clock;
    std::chrono::milliseconds m_second;
};

} // namespace releasedesk::connectors
