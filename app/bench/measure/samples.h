// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QList>

#include <chrono>

namespace releasedesk::bench {

//! Values that were measured in one unit, summed up as every bench prints them.
class Samples
{
public:
    void add(double value) { m_values.append(value); }
    void add(const Samples &others) { m_values.append(others.m_values); }

    //! In milliseconds.
    void add(std::chrono::nanoseconds duration) { add(std::chrono::duration<double, std::milli>(duration).count()); }

    [[nodiscard]] qsizetype count() const { return m_values.size(); }
    [[nodiscard]] double sum() const;

    //! By nearest rank: the smallest value that at least \p percent of all do not exceed. 0 without values.
    [[nodiscard]] double percentile(double percent) const;

    //! {"n","min","p50","p95","p99","max"}; null without values.
    [[nodiscard]] QJsonValue stat() const;

private:
    [[nodiscard]] QList<double> sorted() const;

    QList<double> m_values;
};

//! Measures from its making on.
class Stopwatch
{
public:
    [[nodiscard]] std::chrono::nanoseconds elapsed() const { return std::chrono::steady_clock::now() - m_start; }
    [[nodiscard]] double milliseconds() const { return std::chrono::duration<double, std::milli>(elapsed()).count(); }
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(elapsed()).count(); }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace releasedesk::bench
