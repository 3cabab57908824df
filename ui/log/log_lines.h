// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/release_log.h"

#include <QList>
#include <QString>

#include <deque>

namespace releasedesk::ui {

//! The newest lines of a log, at most maxShownLines, and which of them pass the filter.
class LogLines
{
public:
    static constexpr int maxShownLines = 50'000;

    //! Whether a line passes \p filter.
    [[nodiscard]] static bool holds(const store::LogLine &line, const QString &filter);

    void clear();

    //! Lines of one attempt, behind what there is. Answers how many shown rows fell out at the front.
    int append(const QList<store::LogLine> &lines);

    //! Lines of a whole release, each at its place; what would be older than all of a full list is left out. Answers
    //! how many shown rows fell out at the front.
    int insert(const QList<session::ReleaseLogLine> &lines);

    //! Any part of a line, without regard to case; empty shows all.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }

    //! Lines that pass the filter.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] const store::LogLine &shown(int row) const { return at(row).line; }

    //! Whose line it is; empty: of the release as a whole, or of the attempt that all lines are of.
    [[nodiscard]] const TaskId &run(int row) const { return at(row).run; }

    //! Its place among the lines of a release.
    [[nodiscard]] const session::LogOrder &order(int row) const { return at(row).order; }

    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] int problemCount() const { return m_problems; }

    //! The next row behind (or before) \p row that holds a warning or error; -1 if there is none.
    [[nodiscard]] int nextProblem(int row, bool forward) const;

private:
    [[nodiscard]] const session::ReleaseLogLine &at(int row) const;
    [[nodiscard]] bool passes(const store::LogLine &line) const { return holds(line, m_filter); }
    void put(const session::ReleaseLogLine &line);
    int dropOldest();
    void rebuild();

    std::deque<session::ReleaseLogLine> m_lines;
    std::deque<qint64> m_passing; //!< numbers of passing lines, counted from the first line ever put
    qint64 m_dropped = 0; //!< lines that fell out at the front
    QString m_filter;
    int m_problems = 0;
};

} // namespace releasedesk::ui
