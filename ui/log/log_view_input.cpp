// SPDX-License-Identifier: Apache-2.0
// Keys and mouse on the lines of a log.
#include "core/base/shown_zone.h"
#include "ui/log/log_row.h"
#include "ui/theme/text_painting.h"
#include "ui/log/log_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace releasedesk::ui {

int LogView::rowAt(QPoint place) const
{
    const int row = verticalScrollBar()->value() + place.y() / LogColumns::rowHeight();
    return row < m_lines.shownCount() ? row : -1;
}

bool LogView::leadsToTask(QPoint place) const
{
    const int row = hasTasks() ? rowAt(place) : -1;
    return row >= 0 && !m_lines.run(row).isEmpty()
        && LogColumns(viewport()->width(), true).isOnSource(place.x() + horizontalScrollBar()->value());
}

void LogView::activate(int row)
{
    if (row >= 0 && !m_lines.run(row).isEmpty())
        emit taskActivated(m_lines.run(row));
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_N && !(event->modifiers() & ~Qt::ShiftModifier))
        return jumpToProblem(!(event->modifiers() & Qt::ShiftModifier));
    if (event->matches(QKeySequence::Copy))
        return copy();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && hasTasks())
        return activate(m_current);
    if (hasTasks() && !event->modifiers() && chooseByKey(event->key()))
        return;
    if (event->key() == Qt::Key_End)
        return setFollowing(true);
    if (event->key() == Qt::Key_Home) {
        setFollowing(false);
        return verticalScrollBar()->setValue(0);
    }
    QAbstractScrollArea::keyPressEvent(event);
}

//! In the log of a whole release the arrow keys walk along the lines, because a line leads somewhere.
bool LogView::chooseByKey(int key)
{
    if ((key != Qt::Key_Up && key != Qt::Key_Down) || m_lines.shownCount() == 0)
        return false;
    const int top = verticalScrollBar()->value();
    const int rows = verticalScrollBar()->pageStep();
    const int bottom = std::min(top + rows, m_lines.shownCount()) - 1;
    int row = m_current + (key == Qt::Key_Up ? -1 : 1);
    if (m_current < 0)
        row = key == Qt::Key_Up ? bottom : top;
    row = std::clamp(row, 0, m_lines.shownCount() - 1);
    setFollowing(row == m_lines.shownCount() - 1);
    choose(row);
    if (row < top)
        verticalScrollBar()->setValue(row);
    else if (row > bottom)
        verticalScrollBar()->setValue(row - rows + 1);
    return true;
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    choose(rowAt(place));
    if (leadsToTask(place))
        activate(m_current);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(leadsToTask(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && hasTasks() && !leadsToTask(event->position().toPoint()))
        activate(rowAt(event->position().toPoint()));
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    if (leadsToTask(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(tr("Show the task “%1”").arg(taskOf(rowAt(help->pos())))),
                           viewport());
    else if (const int row = hasTasks() ? rowAt(help->pos()) : -1; row >= 0) // the column has room for the time only
        QToolTip::showText(
            help->globalPos(),
            plainToolTip(inShownZone(m_lines.shown(row).at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))),
            viewport());
    else
        QToolTip::hideText();
    return true;
}

} // namespace releasedesk::ui
