// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/hatch.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace releasedesk::ui {

void paintFrozen(QPainter &painter, const QRectF &rect)
{
    constexpr double step = 6;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, tokenColor(ColorToken::AccentTint));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokenColor(ColorToken::LineStrong), 1));
    // The lines of neighbouring areas meet: they are counted from the corner of the widget.
    const double first = std::floor((rect.left() + rect.top()) / step) * step;
    for (double sum = first; sum < rect.right() + rect.bottom(); sum += step)
        painter.drawLine(QPointF(sum - rect.bottom(), rect.bottom()), QPointF(sum - rect.top(), rect.top()));
    painter.restore();
}

} // namespace releasedesk::ui
