// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/surface.h"

#include <QPainter>

namespace releasedesk::ui {

Surface::Surface(ColorToken background, QWidget *parent)
    : ThemedWidget(parent)
    , m_background(background)
{
}

void Surface::setBackground(ColorToken background)
{
    m_background = background;
    update();
}

void Surface::setLines(Qt::Edges edges)
{
    m_lines = edges;
    setContentsMargins(edges.testFlag(Qt::LeftEdge) ? 1 : 0, edges.testFlag(Qt::TopEdge) ? 1 : 0,
                       edges.testFlag(Qt::RightEdge) ? 1 : 0, edges.testFlag(Qt::BottomEdge) ? 1 : 0);
    update();
}

void Surface::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokenColor(m_background));
    const QColor line = tokenColor(ColorToken::Line);
    if (m_lines.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_lines.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_lines.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_lines.testFlag(Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

Separator::Separator(Qt::Orientation orientation, QWidget *parent)
    : ThemedWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Separator::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), tokenColor(ColorToken::Line));
}

} // namespace releasedesk::ui
