// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/text_painting.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace releasedesk::ui {

int textWidth(const QString &text, FontRole role)
{
    return static_cast<int>(std::ceil(QFontMetricsF(Theme::current().font(role)).horizontalAdvance(text)));
}

qreal paintLine(QPainter &painter, const QRectF &rect, const QString &text, FontRole role, ColorToken color,
                Qt::Alignment alignment, Qt::TextElideMode elide)
{
    const QFont font = Theme::current().font(role);
    const QFontMetricsF metrics(font);
    // A hair's breadth of tolerance: the advance of a line is a fraction, layouts are whole pixels.
    const QString shown = elide == Qt::ElideNone ? text : metrics.elidedText(text, elide, rect.width() + 0.5);
    painter.setFont(font);
    painter.setPen(tokenColor(color));
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return metrics.horizontalAdvance(shown);
}

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

} // namespace releasedesk::ui
