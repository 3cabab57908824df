// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/reading_time.h"

#include <algorithm>

namespace releasedesk::ui {

ReadingTime::ReadingTime(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_isOver = true;
        emit over();
    });
}

void ReadingTime::restart()
{
    m_timer.stop();
    m_isOver = false;
}

void ReadingTime::setInView(bool isInView, qsizetype rows)
{
    if (m_isOver || isInView == m_timer.isActive())
        return;
    if (isInView)
        m_timer.start(needed(rows));
    else
        m_timer.stop();
    emit changed();
}

std::chrono::milliseconds ReadingTime::needed(qsizetype rows)
{
    using std::chrono::milliseconds;
    return std::min(milliseconds{2000}, milliseconds{300 + 150 * rows});
}

} // namespace releasedesk::ui
