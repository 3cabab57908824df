// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/virtual_time.h"

#include <QCoreApplication>
#include <QThread>

#include <utility>

namespace releasedesk::tests {
namespace {

class SimulationThread final : public QThread
{
public:
    SimulationThread(VirtualTime &time, const std::function<void(VirtualTime &)> &work)
        : m_time(time)
        , m_work(work)
    {
        setEventDispatcher(&time);
    }

private:
    void run() override { m_work(m_time); }

    VirtualTime &m_time;
    const std::function<void(VirtualTime &)> &m_work;
};

} // namespace

void inVirtualTime(const std::function<void(VirtualTime &)> &work)
{
    auto *const time = new VirtualTime; // the thread deletes it
    SimulationThread thread(*time, work);
    thread.start();
    thread.wait();
}

bool VirtualTime::processEvents(QEventLoop::ProcessEventsFlags /*flags*/)
{
    settle();
    return true;
}

void VirtualTime::settle()
{
    do {
        while (std::exchange(m_isWoken, false))
            QCoreApplication::sendPostedEvents();
    } while (fireOne());
}

void VirtualTime::advance(std::chrono::milliseconds by)
{
    const std::chrono::milliseconds end = m_now + by;
    settle();
    while (!m_timers.empty() && m_timers.begin()->first.first <= end) {
        m_now = std::max(m_now, m_timers.begin()->first.first);
        settle();
    }
    m_now = end;
}

bool VirtualTime::fireOne()
{
    const auto first = m_timers.begin();
    if (first == m_timers.end() || first->first.first > m_now)
        return false;
    const Timer timer = first->second;
    m_timers.erase(first);
    const Due next{m_now + std::max(timer.interval, std::chrono::milliseconds(1)), ++m_started};
    m_timers.emplace(next, timer);
    m_places.insert(timer.id, next);
    QTimerEvent event(timer.id);
    QCoreApplication::sendEvent(timer.object, &event);
    return true;
}

void VirtualTime::registerTimer(int id, qint64 interval, Qt::TimerType /*type*/, QObject *object)
{
    const Due due{m_now + std::chrono::milliseconds(interval), ++m_started};
    m_timers.emplace(due, Timer{id, std::chrono::milliseconds(interval), object});
    m_places.insert(id, due);
}

bool VirtualTime::unregisterTimer(int id)
{
    const auto place = m_places.constFind(id);
    if (place == m_places.constEnd())
        return false;
    m_timers.erase(*place);
    m_places.erase(place);
    return true;
}

bool VirtualTime::unregisterTimers(QObject *object)
{
    QList<int> ids;
    for (const auto &[due, timer] : m_timers) {
        if (timer.object == object)
            ids.append(timer.id);
    }
    for (const int id : ids)
        (void)unregisterTimer(id);
    return !ids.isEmpty();
}

QList<QAbstractEventDispatcher::TimerInfo> VirtualTime::registeredTimers(QObject *object) const
{
    QList<TimerInfo> timers;
    for (const auto &[due, timer] : m_timers) {
        if (timer.object == object)
            timers.append(TimerInfo(timer.id, static_cast<int>(timer.interval.count()), Qt::PreciseTimer));
    }
    return timers;
}

int VirtualTime::remainingTime(int id)
{
    const auto place = m_places.constFind(id);
    if (place == m_places.constEnd())
        return -1;
    return static_cast<int>(std::max<qint64>(0, (place->first - m_now).count()));
}

} // namespace releasedesk::tests
