// SPDX-License-Identifier: Apache-2.0
#include "core/session/told_lines.h"

namespace releasedesk::session {

void ToldLines::keep(qint64 first, const QList<store::LogLine> &lines)
{
    for (const store::LogLine &line : lines)
        m_lines.insert(first++, line);
    while (m_lines.size() > mostKept)
        m_lines.erase(m_lines.begin());
}

QList<store::LogLine> ToldLines::takeFrom(qint64 next)
{
    while (!m_lines.isEmpty() && m_lines.firstKey() < next)
        m_lines.erase(m_lines.begin());
    QList<store::LogLine> lines;
    while (!m_lines.isEmpty() && m_lines.firstKey() == next) {
        lines.append(m_lines.first());
        m_lines.erase(m_lines.begin());
        ++next;
    }
    return lines;
}

} // namespace releasedesk::session
