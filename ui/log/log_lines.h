// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/task_log.h"

#include <QList>
#include <QString>

#include <deque>

namespace releasedesk::ui {

//! The newest lines of a log, at most maxShownLines, and which of them pass the filter.
class LogLines
{
public:
    static constexpr int maxShownLines = 50'000;

    void clear();
    void append(const QList<store::LogLine> &lines);

    //! Any part of a line, without regard to case; empty shows all.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }

    //! Lines that pass the filter.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] const store::LogLine &shown(int row) const;

    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] int problemCount() const { return m_problems; }

    //! The next row behind (or before) \p row that holds a warning or error; -1 if there is none.
    [[nodiscard]] int nextProblem(int row, bool forward) const;

private:
    [[nodiscard]] bool passes(const store::LogLine &line) const;
    void rebuild();

    std::deque<store::LogLine> m_lines;
    std::deque<qint64> m_passing; //!< numbers of passing lines, counted from the first line ever appended
    qint64 m_dropped = 0; //!< lines that fell out at the front
    QString m_filter;
    int m_problems = 0;
};

} // namespace releasedesk::ui
