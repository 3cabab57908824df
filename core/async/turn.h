// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoroTask>
#include <QPromise>

#include <deque>
#include <memory>

namespace releasedesk::async {

//! Lets one coroutine of a thread through at a time, in the order they came. Must outlive everybody who waits.
class Turn
{
public:
    Turn() = default;
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

    //! Waits for its turn, which lasts until the answer is dropped.
    [[nodiscard]] QCoro::Task<std::shared_ptr<void>> take();

private:
    void passOn();

    bool m_isTaken = false;
    std::deque<std::shared_ptr<QPromise<void>>> m_waiting;
};

} // namespace releasedesk::async
