// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoroTask>
#include <QObject>
#include <QPromise>

#include <memory>
#include <stop_token>
#include <vector>

namespace releasedesk::async {

//! Wakes the coroutines of one thread that wait for something to change. Must outlive everybody who waits.
class Pulse
{
public:
    Pulse() = default;
    Pulse(const Pulse &) = delete;
    Pulse &operator=(const Pulse &) = delete;

    //! Everybody who waits now goes on, when control is back at the event loop.
    void beat();

    //! True at the next beat(), false soon after \p stop is requested, from whichever thread.
    [[nodiscard]] QCoro::Task<bool> next(std::stop_token stop);

private:
    using Waiting = std::shared_ptr<QPromise<void>>;

    QObject m_here; //!< lives on the thread that waits
    std::vector<Waiting> m_waiting;
};

} // namespace releasedesk::async
