// SPDX-License-Identifier: Apache-2.0
#include "core/async/turn.h"

#include <QCoroFuture>
#include <QFuture>

namespace releasedesk::async {

QCoro::Task<std::shared_ptr<void>> Turn::take()
{
    if (m_isTaken) {
        const auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        const QFuture<void> future = promise->future();
        m_waiting.push_back(promise);
        co_await future;
    }
    m_isTaken = true;
    // The pointer is only a token; the deleter is what counts.
    co_return std::shared_ptr<void>(this, [](void *turn) { static_cast<Turn *>(turn)->passOn(); });
}

void Turn::passOn()
{
    if (m_waiting.empty()) {
        m_isTaken = false;
        return;
    }
    const auto next = std::move(m_waiting.front());
    m_waiting.pop_front();
    next->finish(); // m_isTaken stays: the turn goes straight to the next one
}

} // namespace releasedesk::async
