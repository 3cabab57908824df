// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/popover_frame.h"

#include "ui/theme/compositing.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/shadow.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {

PopoverFrame::PopoverFrame(QWidget *parent)
    : ThemedWidget(parent)
    , m_content(new QVBoxLayout(this))
{
    m_content->setSpacing(0);
    setAttribute(Qt::WA_NoSystemBackground);
    setPadding(m_padding);
}

void PopoverFrame::setPadding(int padding)
{
    m_padding = padding;
    const int around = shadowMargin + 1 + padding;
    m_content->setContentsMargins(around, around, around, around);
}

void PopoverFrame::setRadius(double radius)
{
    m_radius = radius;
    update();
}

QRect PopoverFrame::boxRect() const
{
    return rect().adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin);
}

void PopoverFrame::setBoxGeometry(const QRect &box)
{
    if (m_isOpaque) { // without a shadow: nothing behind it would show
        QPainterPath outline;
        outline.addRoundedRect(QRectF(QPointF(shadowMargin, shadowMargin), QSizeF(box.size())), m_radius, m_radius);
        setMask(QRegion(outline.toFillPolygon().toPolygon()));
    }
    setGeometry(box.adjusted(-shadowMargin, -shadowMargin, shadowMargin, shadowMargin));
}

void PopoverFrame::popUpAt(QWidget *anchor)
{
    setParent(anchor->window(), Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint);
    m_isOpaque = !areWindowsBlended();
    setAttribute(Qt::WA_TranslucentBackground, !m_isOpaque);
    adjustSize();
    const QSize box = size() - QSize(2 * shadowMargin, 2 * shadowMargin);
    const QRect room = anchor->screen()->availableGeometry();
    QPoint corner = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    if (corner.y() + box.height() > room.bottom())
        corner.setY(anchor->mapToGlobal(QPoint(0, -4)).y() - box.height());
    corner.setX(std::clamp(corner.x(), room.left() + 4, std::max(room.left() + 4, room.right() - box.width() - 4)));
    setBoxGeometry(QRect(corner, box));
    show();
    if (QWidget *const first = nextInFocusChain(); first && isAncestorOf(first))
        first->setFocus(Qt::PopupFocusReason);
}

void PopoverFrame::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    if (m_isOpaque) // what is left of the corners takes the color of the border
        painter.fillRect(rect(), tokenColor(ColorToken::LineStrong));
    else
        paintShadow(painter, boxRect(), m_radius);
    paintBox(painter, boxRect(), m_radius, ColorToken::Floating, ColorToken::LineStrong);
}

void PopoverFrame::mousePressEvent(QMouseEvent *event)
{
    // The shadow is not part of the box.
    if (isWindow() && !boxRect().contains(event->pos()))
        hide();
}

void PopoverFrame::hideEvent(QHideEvent *event)
{
    ThemedWidget::hideEvent(event);
    if (!event->spontaneous())
        emit closed();
}

} // namespace releasedesk::ui
