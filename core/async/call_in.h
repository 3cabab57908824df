// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <type_traits>

namespace releasedesk::async {

//! What a call is answered whose context was gone before the work ended.
[[nodiscard]] Error unansweredError();

//! Runs a coroutine in the thread of \p context and hands its value back to the thread that awaits. If \p context goes
//! before the work ends, a Result is unansweredError() and any other value its default. The caller keeps \p work alive
//! by value.
template<typename T>
[[nodiscard]] QCoro::Task<T> callIn(QObject *context, std::function<QCoro::Task<T>()> work)
{
    QFuture<T> future;
    {
        const auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        future = promise->future();
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
        // From here on only the call holds the promise: if it is dropped, the future is given up.
    }
    // Awaited without its value: a future that was given up has none, and asking for it would be undefined.
    co_await QFuture<void>(future);
    if (future.resultCount() > 0)
        co_return future.result();
    if constexpr (std::is_same_v<T, Result<>> || requires { typename T::error_type; })
        co_return tl::unexpected<Error>(unansweredError());
    else
        co_return T();
}

} // namespace releasedesk::async
