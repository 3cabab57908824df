// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/logo.h"

#include <QPainter>
#include <QPainterPath>

namespace releasedesk::ui {

Logo::Logo(int size, QWidget *parent)
    : ThemedWidget(parent)
{
    setFixedSize(size, size);
}

void Logo::paint(QPainter &painter, const QRectF &rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 24, rect.height() / 24);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokenColor(ColorToken::Text1));
    painter.drawRoundedRect(QRectF(0, 0, 24, 24), 6, 6);
    // An R whose bowl is left open where the dot sits.
    QPainterPath letter(QPointF(7, 17.2));
    letter.lineTo(7, 7.2);
    letter.lineTo(11.6, 7.2);
    letter.arcTo(QRectF(8.6, 7.2, 6, 6), 90, -180);
    letter.lineTo(7, 13.2);
    letter.moveTo(11.4, 13.2);
    letter.lineTo(15.6, 17.2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokenColor(ColorToken::Surface), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(letter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokenColor(ColorToken::Surface));
    painter.drawEllipse(QPointF(17.4, 7.2), 1.3, 1.3);
    painter.restore();
}

void Logo::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect());
}

} // namespace releasedesk::ui
