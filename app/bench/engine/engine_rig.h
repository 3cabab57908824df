// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/engine/gated_executor.h"
#include "app/bench/engine/measured_store.h"
#include "app/bench/engine/store_probe.h"
#include "core/engine/release_engine.h"
#include "core/store/sql_event_store.h"
#include "core/store/sql_task_log.h"
#include "core/store/writer_lock.h"

namespace releasedesk::bench {

//! Record, log and engine put together as the product does it, with one executor that does nothing.
class EngineRig
{
public:
    //! Nothing runs before engine().start(). The errors of WriterLock and SqlEventStore. Blocks.
    [[nodiscard]] static Result<std::unique_ptr<EngineRig>> open(const QString &file,
                                                                 GatedExecutor::Offered offered = {});

    [[nodiscard]] engine::ReleaseEngine &engine() { return m_engine; }
    [[nodiscard]] MeasuredStore &measured() { return m_measured; }
    [[nodiscard]] store::SqlEventStore &record() { return *m_record; }
    [[nodiscard]] GatedExecutor &executor() { return *m_executor; }

    //! Waits until nothing is on its way to the store any more.
    [[nodiscard]] QCoro::Task<> settled();

    //! As at the end of the program: what runs is let go without a result.
    [[nodiscard]] QCoro::Task<> stop();

private:
    EngineRig(std::unique_ptr<StoreProbe> probe, std::unique_ptr<store::WriterLock> lock,
              std::unique_ptr<store::SqlEventStore> record, std::unique_ptr<store::SqlTaskLog> log,
              GatedExecutor::Offered offered);

    std::unique_ptr<StoreProbe> m_probe;
    std::unique_ptr<store::WriterLock> m_lock;
    std::unique_ptr<store::SqlEventStore> m_record;
    std::unique_ptr<store::SqlTaskLog> m_log;
    MeasuredStore m_measured;
    SystemClock m_clock;
    std::shared_ptr<GatedExecutor> m_executor;
    engine::ExecutorRegistry m_executors;
    engine::ReleaseEngine m_engine;
};

} // namespace releasedesk::bench
