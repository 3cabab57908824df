// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoroTask>
#include <QPointer>

#include <type_traits>
#include <utility>

namespace releasedesk::ui {

//! Hands the task's value to \p handler, unless \p receiver is gone by then.
//! Widgets never co_await: a widget may be closed while its coroutine is suspended.
template<typename T, typename Handler>
void whenDone(QObject *receiver, QCoro::Task<T> task, Handler handler)
{
    if constexpr (std::is_void_v<T>) {
        task.then([guard = QPointer<QObject>(receiver), handler = std::move(handler)]() mutable {
            if (guard)
                handler();
        });
    } else {
        task.then([guard = QPointer<QObject>(receiver), handler = std::move(handler)](T value) mutable {
            if (guard)
                handler(std::move(value));
        });
    }
}

} // namespace releasedesk::ui
