// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/drag_grip.h"

#include <QMouseEvent>
#include <QPainter>

namespace releasedesk::ui {

DragGrip::DragGrip(QWidget *parent)
    : ThemedWidget(parent)
{
    setCursor(Qt::OpenHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void DragGrip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokenColor(underMouse() ? ColorToken::Text2 : ColorToken::Text3));
    const QPointF middle = QRectF(rect()).center();
    for (const int column : {-1, 1}) {
        for (const int row : {-1, 0, 1})
            painter.drawEllipse(middle + QPointF(column * 2.5, row * 5), 1.3, 1.3);
    }
}

void DragGrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCursor(Qt::ClosedHandCursor);
}

void DragGrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        emit draggedTo(event->globalPosition().toPoint().y());
}

void DragGrip::mouseReleaseEvent(QMouseEvent * /*event*/)
{
    setCursor(Qt::OpenHandCursor);
}

} // namespace releasedesk::ui
