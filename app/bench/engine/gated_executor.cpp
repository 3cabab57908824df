// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/gated_executor.h"

#include "app/bench/engine/bench_release.h"

#include <QCoroFuture>

namespace releasedesk::bench {

GatedExecutor::GatedExecutor(Offered offered)
    : m_offered(std::move(offered))
    , m_gate(std::make_shared<QPromise<void>>())
{
    m_gate->start();
}

QString GatedExecutor::kind() const
{
    return benchTaskKind();
}

QCoro::Task<Result<engine::TaskOutput>> GatedExecutor::execute(engine::TaskAssignment task,
                                                               std::shared_ptr<engine::TaskReport> /*report*/,
                                                               std::stop_token stop)
{
    if (m_offered)
        m_offered(task);
    while (!m_isOpen && !stop.stop_requested()) {
        const QFuture<void> opened = m_gate->future();
        co_await opened;
    }
    if (stop.stop_requested())
        co_return failure(ErrorCode::Cancelled, QStringLiteral("stopped"));
    co_return engine::TaskOutput{};
}

void GatedExecutor::open()
{
    m_isOpen = true;
    wake();
}

void GatedExecutor::close()
{
    m_isOpen = false;
}

void GatedExecutor::wakeStopped()
{
    wake();
}

void GatedExecutor::wake()
{
    const auto passed = std::exchange(m_gate, std::make_shared<QPromise<void>>());
    m_gate->start();
    passed->finish();
}

} // namespace releasedesk::bench
