// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/engine/task_executor.h"

namespace releasedesk::connectors {

//! `time.wait`: waits for a span counted from the start of the attempt, or until an instant. A restart does not start
//! the wait over.
class TimeWaitExecutor final : public engine::TaskExecutor
{
public:
    explicit TimeWaitExecutor(const Clock &clock, std::chrono::milliseconds tellEvery = std::chrono::seconds(1));

    [[nodiscard]] QString kind() const override { return QStringLiteral("time.wait"); }
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;

private:
    const Clock &m_clock;
    std::chrono::milliseconds m_tellEvery;
};

} // namespace releasedesk::connectors
