// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measure/process_costs.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <sys/resource.h>

namespace releasedesk::bench {
namespace {

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + (static_cast<double>(time.tv_usec) / 1e6);
}

rusage usageOf(__rusage_who who)
{
    rusage usage{};
    getrusage(who, &usage);
    return usage;
}

double cpuOfTree()
{
    const rusage self = usageOf(RUSAGE_SELF);
    const rusage children = usageOf(RUSAGE_CHILDREN);
    return seconds(self.ru_utime) + seconds(self.ru_stime) + seconds(children.ru_utime) + seconds(children.ru_stime);
}

//! Since the start of the process, or since the mark was last taken back.
qint64 highWaterMarkKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong();
        }
    }
    return usageOf(RUSAGE_SELF).ru_maxrss;
}

void takeBackHighWaterMark()
{
    QFile mark(QStringLiteral("/proc/self/clear_refs"));
    if (mark.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        mark.write("5"); // where the system does not know this, the peak is that of the whole process
}

} // namespace

ProcessCosts::ProcessCosts()
    : m_cpuBefore(cpuOfTree())
    , m_childBefore(usageOf(RUSAGE_CHILDREN).ru_maxrss)
{
    takeBackHighWaterMark();
}

double ProcessCosts::cpuSeconds() const
{
    return cpuOfTree() - m_cpuBefore;
}

qint64 ProcessCosts::peakRssKib() const
{
    const qint64 child = usageOf(RUSAGE_CHILDREN).ru_maxrss;
    return std::max(highWaterMarkKib(), child > m_childBefore ? child : qint64{0});
}

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (static_cast<double>(time.tv_sec) * 1e3) + (static_cast<double>(time.tv_nsec) / 1e6);
}

double loadOfLastMinute()
{
    std::array<double, 1> load{};
    return getloadavg(load.data(), 1) == 1 ? load.front() : 0;
}

} // namespace releasedesk::bench
