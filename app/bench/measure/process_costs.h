// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace releasedesk::bench {

//! CPU time and memory that this process and the children it waited for use from the making of this object on.
class ProcessCosts
{
public:
    ProcessCosts();

    [[nodiscard]] double cpuSeconds() const;

    //! The larger of this process and its largest child.
    [[nodiscard]] qint64 peakRssKib() const;

private:
    double m_cpuBefore;
    qint64 m_childBefore;
};

//! CPU time of all threads of this process so far, in milliseconds.
[[nodiscard]] double cpuMilliseconds();

//! The load of the last minute.
[[nodiscard]] double loadOfLastMinute();

} // namespace releasedesk::bench
