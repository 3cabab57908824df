// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/text_painting.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {

namespace {

//! Of a text that is far too long what may be seen of it: to measure all of it would hold the window up.
QString seen(const QString &text, qreal width, Qt::TextElideMode elide)
{
    const auto most = static_cast<qsizetype>(2 * std::max(width, 0.0)) + 64; // hardly a letter is narrower
    if (text.size() <= most)
        return text;
    switch (elide) {
    case Qt::ElideLeft:
        return text.last(most);
    case Qt::ElideMiddle:
        return QString(text.first(most / 2) + text.last(most / 2));
    case Qt::ElideRight:
        return text.first(most);
    case Qt::ElideNone:
        break;
    }
    return text;
}

} // namespace

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
    const QString shown = elide == Qt::ElideNone ? text : metrics.elidedText(seen(text, rect.width(), elide), elide, rect.width() + 0.5);
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
