// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"

#include <QObject>

#include <atomic>
#include <thread>

namespace releasedesk::bench {

//! Knocks at the event loop of the thread that made it, about every millisecond, from a thread of its own, and measures
//! how long the loop lets it wait.
class LoopWatch final : public QObject
{
public:
    LoopWatch();
    ~LoopWatch() override;

    //! Ends the knocking. Afterwards the figures stand still.
    void stop();

    //! Of the waits, in milliseconds.
    [[nodiscard]] const Samples &waits() const { return m_waits; }
    [[nodiscard]] int longerThan(double milliseconds) const;

    //! The most CPU time, in milliseconds, that the watched thread used between two answers: what it was busy with,
    //! however many others wanted the processor.
    [[nodiscard]] double busiest() const { return m_busiest; }

private:
    void knock(const std::stop_token &stop);

    Samples m_waits;
    QList<double> m_all;
    double m_busiest = 0;
    double m_cpuBefore;
    std::atomic<bool> m_isWaiting = false;
    std::jthread m_thread;
};

} // namespace releasedesk::bench
