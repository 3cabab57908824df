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

bool LogLines::passes(const store::LogLine &line) const
{
    return m_filter.isEmpty() || withoutAnsi(line.text).contains(m_filter, Qt::CaseInsensitive)
        || line.source.contains(m_filter, Qt::CaseInsensitive);
}

void LogLines::append(const QList<store::LogLine> &lines)
{
    for (const store::LogLine &line : lines) {
        m_lines.push_back(line);
        m_problems += isProblem(line) ? 1 : 0;
        if (!m_filter.isEmpty() && passes(line))
            m_passing.push_back(m_dropped + static_cast<qint64>(m_lines.size()) - 1);
    }
    while (m_lines.size() > maxShownLines) {
        m_problems -= isProblem(m_lines.front()) ? 1 : 0;
        m_lines.pop_front();
        ++m_dropped;
    }
    while (!m_passing.empty() && m_passing.front() < m_dropped)
        m_passing.pop_front();
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
        if (passes(m_lines[i]))
            m_passing.push_back(m_dropped + static_cast<qint64>(i));
    }
}

int LogLines::shownCount() const
{
    return static_cast<int>(m_filter.isEmpty() ? m_lines.size() : m_passing.size());
}

const store::LogLine &LogLines::shown(int row) const
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
