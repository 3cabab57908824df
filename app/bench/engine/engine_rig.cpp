// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/engine_rig.h"

#include "app/bench/engine/bench_release.h"
#include "core/async/cancel.h"

namespace releasedesk::bench {

Result<std::unique_ptr<EngineRig>> EngineRig::open(const QString &file, GatedExecutor::Offered offered)
{
    auto probe = std::make_unique<StoreProbe>();
    auto lock = store::WriterLock::acquire(file);
    if (!lock)
        return failed(lock);
    auto record = store::SqlEventStore::open({.file = file, .whenOpened = StoreProbe::whenOpened()});
    if (!record)
        return failed(record);
    auto log = store::SqlTaskLog::open(file, store::OpenMode::ReadWrite);
    if (!log)
        return failed(log);
    return std::unique_ptr<EngineRig>(
        new EngineRig(std::move(probe), std::move(*lock), std::move(*record), std::move(*log), std::move(offered)));
}

EngineRig::EngineRig(std::unique_ptr<StoreProbe> probe, std::unique_ptr<store::WriterLock> lock,
                     std::unique_ptr<store::SqlEventStore> record, std::unique_ptr<store::SqlTaskLog> log,
                     GatedExecutor::Offered offered)
    : m_probe(std::move(probe))
    , m_lock(std::move(lock))
    , m_record(std::move(record))
    , m_log(std::move(log))
    , m_measured(*m_record)
    , m_executor(std::make_shared<GatedExecutor>(std::move(offered)))
    , m_engine(m_measured, *m_log, m_clock, m_executors, benchDirectory())
{
    m_executors.add(m_executor);
}

QCoro::Task<> EngineRig::settled()
{
    // What was answered goes on in the next rounds of the event loop, so one quiet moment is not enough.
    for (int quiet = 0; quiet < 3;) {
        co_await async::sleepUnlessStopped(std::chrono::milliseconds(2), {});
        quiet = m_measured.waiting() == 0 ? quiet + 1 : 0;
    }
}

QCoro::Task<> EngineRig::stop()
{
    const auto stopping = m_engine.stop();
    m_executor->wakeStopped();
    co_await stopping;
}

} // namespace releasedesk::bench
