// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QAbstractEventDispatcher>

#include <functional>
#include <map>

namespace releasedesk::tests {

//! The event loop of a simulation: time passes only when told to, and then at once. Every QTimer of the thread, and
//! with it every wait of the product, takes its time from here.
class VirtualTime final : public QAbstractEventDispatcher
{
public:
    //! Handles what is posted and what is due, until nothing is left to do at this moment.
    void settle();

    //! Lets \p by pass; whatever is due on the way is handled at its own moment.
    void advance(std::chrono::milliseconds by);

    [[nodiscard]] std::chrono::milliseconds now() const { return m_now; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void registerSocketNotifier(QSocketNotifier * /*notifier*/) override {}
    void unregisterSocketNotifier(QSocketNotifier * /*notifier*/) override {}
    void wakeUp() override { m_isWoken = true; }
    void interrupt() override {}

private:
    struct Timer {
        int id = 0;
        std::chrono::milliseconds interval{0};
        QObject *object = nullptr;
    };
    using Due = std::pair<std::chrono::milliseconds, quint64>; //!< then in the order they were started

    //! Fires the first timer that is due; false if none is.
    bool fireOne();

    std::map<Due, Timer> m_timers;
    QHash<int, Due> m_places;
    std::chrono::milliseconds m_now{0};
    quint64 m_started = 0;
    bool m_isWoken = true;
};

//! The clocks of a simulation: one runs with virtual time; the one on the wall can be set by anybody.
class VirtualClock final : public Clock
{
public:
    explicit VirtualClock(const VirtualTime &time)
        : m_time(time)
    {
    }

    [[nodiscard]] QDateTime utcNow() const override { return m_zero.addMSecs(m_time.now().count()); }
    [[nodiscard]] std::chrono::steady_clock::time_point elapsed() const override
    {
        return std::chrono::steady_clock::time_point(m_time.now());
    }

    //! Sets the clock on the wall forward or back.
    void jump(std::chrono::milliseconds by) { m_zero = m_zero.addMSecs(by.count()); }

private:
    const VirtualTime &m_time;
    QDateTime m_zero{QDate(2026, 11, 24), QTime(5, 0), Qt::UTC};
};

//! Runs \p work in a thread of its own whose time is virtual.
void inVirtualTime(const std::function<void(VirtualTime &)> &work);

} // namespace releasedesk::tests
