// SPDX-License-Identifier: Apache-2.0
#include "core/async/pulse.h"

#include <QCoroFuture>
#include <QFuture>

#include <utility>

namespace releasedesk::async {

void Pulse::beat()
{
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting->finish();
}

QCoro::Task<bool> Pulse::next(std::stop_token stop)
{
    if (stop.stop_requested())
        co_return false;
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    const QFuture<void> future = promise->future();
    m_waiting.push_back(promise);
    const std::stop_callback wake(stop, [this, promise] {
        const auto end = [this, promise] {
            if (std::erase(m_waiting, promise) > 0)
                promise->finish();
        };
        QMetaObject::invokeMethod(&m_here, end, Qt::QueuedConnection);
    });
    co_await future;
    co_return !stop.stop_requested();
}

} // namespace releasedesk::async
