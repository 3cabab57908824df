// SPDX-License-Identifier: Apache-2.0
#include "core/async/cancel.h"

#include <QCoroTimer>

namespace releasedesk::async {

QCoro::Task<bool> sleepUnlessStopped(std::chrono::milliseconds duration, std::stop_token stop)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer); // others may end a twentieth early, and a server's wish is a least time
    timer.start(duration);
    const std::stop_callback wake(
        stop, [&timer] { QMetaObject::invokeMethod(&timer, [&timer] { timer.start(0); }, Qt::QueuedConnection); });
    co_await timer;
    co_return !stop.stop_requested();
}

} // namespace releasedesk::async
