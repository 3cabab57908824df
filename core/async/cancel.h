// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QTimer>

#include <chrono>
#include <stop_token>

namespace releasedesk::async {

//! Waits; answers false at once when \p stop is requested, from whichever thread.
[[nodiscard]] QCoro::Task<bool> sleepUnlessStopped(std::chrono::milliseconds duration, std::stop_token stop);

//! Asks \p task to stop when \p limit has passed, and still waits until it has: nothing is left running unwatched.
//! \p stop must be the source whose token the task was given.
template<typename T>
[[nodiscard]] QCoro::Task<Result<T>> withTimeLimit(QCoro::Task<Result<T>> task, std::chrono::milliseconds limit,
                                                   std::stop_source stop)
{
    bool isLate = false;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&isLate, &stop] {
        isLate = true;
        stop.request_stop();
    });
    timer.start(limit);

    Result<T> result = co_await task;
    if (isLate && !result && result.error().code == ErrorCode::Cancelled)
        co_return failure(ErrorCode::DeadlineExceeded,
                          QCoreApplication::translate("Async",
                                                      "This took longer than its time limit of %n second(s) and was "
                                                      "stopped. Raise the limit or look at the log.",
                                                      nullptr, static_cast<int>(limit.count() / 1000)));
    co_return result;
}

} // namespace releasedesk::async
