// SPDX-License-Identifier: Apache-2.0
#include "app/bench/versions/loop_watch.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace releasedesk::bench {

using namespace std::chrono_literals;

namespace {

double threadCpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

LoopWatch::LoopWatch()
    : m_cpuBefore(threadCpuMilliseconds())
    , m_thread([this](const std::stop_token &stop) { knock(stop); })
{
}

LoopWatch::~LoopWatch()
{
    stop();
}

void LoopWatch::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

int LoopWatch::longerThan(double milliseconds) const
{
    return static_cast<int>(std::ranges::count_if(m_all, [=](double each) { return each > milliseconds; }));
}

void LoopWatch::knock(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        if (!m_isWaiting.exchange(true)) {
            QMetaObject::invokeMethod(
                this,
                [this, since = Stopwatch()] {
                    const double waited = since.milliseconds();
                    m_waits.add(waited);
                    m_all.append(waited);
                    const double cpu = threadCpuMilliseconds();
                    m_busiest = std::max(m_busiest, cpu - std::exchange(m_cpuBefore, cpu));
                    m_isWaiting = false;
                },
                Qt::QueuedConnection);
        }
        std::this_thread::sleep_for(1ms);
    }
}

} // namespace releasedesk::bench
