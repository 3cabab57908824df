// SPDX-License-Identifier: Apache-2.0
#include "ui/log/log_lines.h"

#include "ui/log/ansi_text.h"

namespace releasedesk::ui {
namespace {

bool isProblem(const store::LogLine &line)
{
    return line.level != store::LogLevel::Info;
}

} // namespace

void LogLines::clear()
{
    m_lines.clear();
    m_passing.clear();
    m_dropped = 0;
    m_problems = 0;
}

bool LogLines::holds(const store::LogLine &line, const QString &filter)
{
    return filter.isEmpty() || withoutAnsi(line.text).contains(filter, Qt::CaseInsensitive)
        || line.source.contains(filter, Qt::CaseInsensitive);
}

int LogLines::append(const QList<store::LogLine> &lines)
{
    int dropped = 0;
    for (const store::LogLine &line : lines) {
        put({line, {}, {0, 0, {}, m_dropped + count()}});
        dropped += dropOldest();
    }
    return dropped;
}

int LogLines::insert(const QList<session::ReleaseLogLine> &lines)
{
    int dropped = 0;
    for (const session::ReleaseLogLine &line : lines) {
        if (count() == maxShownLines && line.order < m_lines.front().order)
            continue;
        put(line);
        dropped += dropOldest();
    }
    return dropped;
}

//! Nearly always at the end: what comes late is a few lines late.
void LogLines::put(const session::ReleaseLogLine &line)
{
    auto place = m_lines.end();
    while (place != m_lines.begin() && line.order < std::prev(place)->order)
        --place;
    const qint64 number = m_dropped + (place - m_lines.begin());
    m_lines.insert(place, line);
    m_problems += isProblem(line.line) ? 1 : 0;
    if (m_filter.isEmpty())
        return;
    auto passing = m_passing.end();
    while (passing != m_passing.begin() && *std::prev(passing) >= number)
        ++*--passing;
    if (passes(line.line))
        m_passing.insert(passing, number);
}

int LogLines::dropOldest()
{
    if (m_lines.size() <= maxShownLines)
        return 0;
    m_problems -= isProblem(m_lines.front().line) ? 1 : 0;
    m_lines.pop_front();
    ++m_dropped;
    if (m_filter.isEmpty())
        return 1;
    const bool wasShown = !m_passing.empty() && m_passing.front() < m_dropped;
    if (wasShown)
        m_passing.pop_front();
    return wasShown ? 1 : 0;
}

void LogLines::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void LogLines::rebuild()
{
    m_passing.clear();
    if (m_filter.isEmpty())
        return;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (passes(m_lines[i].line))
            m_passing.push_back(m_dropped + static_cast<qint64>(i));
    }
}

int LogLines::shownCount() const
{
    return static_cast<int>(m_filter.isEmpty() ? m_lines.size() : m_passing.size());
}

const session::ReleaseLogLine &LogLines::at(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return m_filter.isEmpty() ? m_lines[index] : m_lines[static_cast<std::size_t>(m_passing[index] - m_dropped)];
}

int LogLines::nextProblem(int row, bool forward) const
{
    for (int at = forward ? row + 1 : row - 1; at >= 0 && at < shownCount(); at += forward ? 1 : -1) {
        if (isProblem(shown(at)))
            return at;
    }
    return -1;
}

} // namespace releasedesk::ui
