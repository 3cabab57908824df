// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/shapes.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr qreal markEdge = 15;

QRectF centered(const QRectF &rect, qreal edge)
{
    return {std::round(rect.center().x() - edge / 2), std::round(rect.center().y() - edge / 2), edge, edge};
}

} // namespace

void paintBox(QPainter &painter, const QRectF &rect, double radius, ColorToken fill, ColorToken border,
              double borderWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(tokenColor(fill));
    const qreal half = borderWidth / 2;
    if (borderWidth > 0)
        painter.setPen(QPen(tokenColor(border), borderWidth));
    else
        painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
    painter.restore();
}

void paintField(QPainter &painter, const QRectF &rect, FieldLook look)
{
    ColorToken border = ColorToken::Control;
    if (!look.isEnabled)
        border = ColorToken::Line;
    else if (look.isWrong)
        border = ColorToken::Failed;
    else if (look.hasFocus)
        border = ColorToken::Accent;
    else if (look.isHovered)
        border = ColorToken::Text3;
    paintBox(painter, rect, 6, look.isEnabled ? ColorToken::Surface : ColorToken::Hover, border);
}

void paintCheckMark(QPainter &painter, const QRectF &rect, ToggleLook look)
{
    const QRectF box = centered(rect, markEdge);
    const bool isFilled = look.isOn || look.isPartly;
    if (!look.isEnabled) {
        paintBox(painter, box, 4, ColorToken::Hover, ColorToken::LineStrong, 1.5);
    } else if (isFilled) {
        const ColorToken fill = look.isHovered ? ColorToken::AccentHover : ColorToken::Accent;
        paintBox(painter, box, 4, fill, fill, 0);
    } else {
        paintBox(painter, box, 4, ColorToken::Surface, look.isHovered ? ColorToken::Text3 : ColorToken::Control, 1.5);
    }
    if (isFilled) {
        IconStore::paint(painter, box.adjusted(2, 2, -2, -2), look.isPartly ? IconName("minus") : IconName("check"),
                         look.isEnabled ? ColorToken::OnAccent : ColorToken::Text3);
    }
}

void paintRadioMark(QPainter &painter, const QRectF &rect, ToggleLook look)
{
    const QRectF box = centered(rect, markEdge);
    ColorToken border = look.isOn ? ColorToken::Accent : ColorToken::Control;
    if (!look.isEnabled)
        border = ColorToken::LineStrong;
    else if (look.isHovered)
        border = look.isOn ? ColorToken::AccentHover : ColorToken::Text3;
    paintBox(painter, box, markEdge / 2, look.isEnabled ? ColorToken::Surface : ColorToken::Hover, border,
             look.isOn ? 4.5 : 1.5);
}

} // namespace releasedesk::ui
