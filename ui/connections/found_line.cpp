// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/found_line.h"

#include "ui/theme/text_painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {

FoundLine::FoundLine(QWidget *parent)
    : ThemedWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FoundLine::showText(const QString &sentence, const QString &strong)
{
    const QString place = QStringLiteral("%1");
    const qsizetype at = sentence.indexOf(place);
    m_before = sentence.left(at);
    m_strong = at < 0 ? QString() : strong;
    m_after = at < 0 ? QString() : sentence.mid(at + place.size());
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize FoundLine::sizeHint() const
{
    const int wide = textWidth(m_before, FontRole::Body) + textWidth(m_strong, FontRole::Strong)
        + textWidth(m_after, FontRole::Body);
    return {wide + 2, Theme::current().lineHeight(FontRole::Body)};
}

QSize FoundLine::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void FoundLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    qreal x = contentsMargins().left();
    for (const auto &[part, role] : {std::pair(m_before, FontRole::Body), std::pair(m_strong, FontRole::Strong),
                                     std::pair(m_after, FontRole::Body)}) {
        const qreal wide = QFontMetricsF(Theme::current().font(role)).horizontalAdvance(part);
        const qreal room = std::min(std::ceil(wide) + 1, width() - x);
        if (room > 0)
            paintLine(painter, QRectF(x, 0, room, height()), part, role, ColorToken::Text2);
        x += wide;
    }
}

void FoundLine::themeChanged()
{
    updateGeometry();
}

} // namespace releasedesk::ui
