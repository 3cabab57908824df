// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

namespace releasedesk::tests {

//! A clock that moves only when told.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime now = QDateTime(QDate(2026, 11, 24), QTime(5, 0), Qt::UTC))
        : m_now(std::move(now))
    {
    }

    [[nodiscard]] QDateTime utcNow() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point elapsed() const override { return m_elapsed; }

    void advance(std::chrono::milliseconds by)
    {
        m_now = m_now.addMSecs(by.count());
        m_elapsed += by;
    }

    //! Somebody sets the clock on the wall; no time passes.
    void set(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now;
    std::chrono::steady_clock::time_point m_elapsed;
};

} // namespace releasedesk::tests
