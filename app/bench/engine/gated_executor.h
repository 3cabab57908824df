// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/task_executor.h"

#include <QPromise>

#include <functional>

namespace releasedesk::bench {

//! Does nothing and succeeds at once while its gate is open, and waits there while it is closed.
class GatedExecutor final : public engine::TaskExecutor
{
public:
    //! Told of each task that is handed to it.
    using Offered = std::function<void(const engine::TaskAssignment &)>;

    explicit GatedExecutor(Offered offered = {});

    [[nodiscard]] QString kind() const override;
    [[nodiscard]] QCoro::Task<Result<engine::TaskOutput>> execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop) override;

    void open();
    void close();

    //! Lets those go that were asked to stop.
    void wakeStopped();

private:
    void wake();

    Offered m_offered;
    bool m_isOpen = false;
    std::shared_ptr<QPromise<void>> m_gate;
};

} // namespace releasedesk::bench
