// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoroFuture>
#include <QCoroTask>
#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>

namespace releasedesk::async {

//! Runs a coroutine in the thread of \p context and hands its value back to the thread that awaits.
//! \p context must live until the value has come. The caller keeps \p work alive by value.
template<typename T>
[[nodiscard]] QCoro::Task<T> callIn(QObject *context, std::function<QCoro::Task<T>()> work)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    // Shared, because a coroutine lambda lives in its closure, which has to outlive every suspension.
    const auto kept = std::make_shared<std::function<QCoro::Task<T>()>>(std::move(work));
    QMetaObject::invokeMethod(
        context,
        [promise, kept] {
            (*kept)().then([promise, kept](T value) {
                promise->addResult(std::move(value));
                promise->finish();
            });
        },
        Qt::QueuedConnection);
    co_return co_await future;
}

} // namespace releasedesk::async
