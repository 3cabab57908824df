// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releasedesk::engine {

//! Counts a coroutine of the engine for as long as it runs.
class Busy
{
public:
    explicit Busy(int &count)
        : m_count(count)
    {
        ++m_count;
    }
    Busy(const Busy &) = delete;
    Busy &operator=(const Busy &) = delete;
    ~Busy() { --m_count; }

private:
    int &m_count;
};

} // namespace releasedesk::engine
