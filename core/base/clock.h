// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <chrono>

namespace releasedesk {

//! The only source of time. Records carry utcNow(); deadlines and ages are measured with elapsed().
class Clock
{
public:
    virtual ~Clock() = default;

    [[nodiscard]] virtual QDateTime utcNow() const = 0;
    [[nodiscard]] virtual std::chrono::steady_clock::time_point elapsed() const = 0;
};

//! The time of this computer.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime utcNow() const override { return QDateTime::currentDateTimeUtc(); }
    [[nodiscard]] std::chrono::steady_clock::time_point elapsed() const override
    {
        return std::chrono::steady_clock::now();
    }
};

} // namespace releasedesk
