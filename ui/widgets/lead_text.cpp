// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/lead_text.h"

#include "core/base/safe_text.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {

LeadText::LeadText(QWidget *parent)
    : ThemedWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LeadText::showText(const QString &lead, const QString &rest)
{
    m_lead = SafeText::lineFromOutside(lead).plain();
    m_rest = SafeText::lineFromOutside(rest).plain();
    setAccessibleName(m_rest.isEmpty() ? m_lead : QString(m_lead + u' ' + m_rest));
    updateGeometry();
    update();
}

int LeadText::heightForWidth(int width) const
{
    QTextLayout layout;
    return static_cast<int>(std::ceil(lay(layout, width)));
}

QSize LeadText::sizeHint() const
{
    const int width = std::clamp(this->width(), 160, 640);
    return {width, heightForWidth(width)};
}

QSize LeadText::minimumSizeHint() const
{
    return {120, Theme::current().lineHeight(FontRole::Body)};
}

void LeadText::paintEvent(QPaintEvent * /*event*/)
{
    QTextLayout layout;
    lay(layout, width());
    QPainter painter(this);
    painter.setPen(tokenColor(ColorToken::Text1));
    layout.draw(&painter, QPointF(0, 0));
}

qreal LeadText::lay(QTextLayout &layout, qreal width) const
{
    layout.setText(m_rest.isEmpty() ? m_lead : QString(m_lead + u' ' + m_rest));
    layout.setFont(Theme::current().font(FontRole::Body));
    QTextLayout::FormatRange bold;
    bold.start = 0;
    bold.length = static_cast<int>(m_lead.size());
    bold.format.setFont(Theme::current().font(FontRole::Strong));
    layout.setFormats({bold});

    const qreal lineHeight = Theme::current().lineHeight(FontRole::Body);
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max<qreal>(width, 1));
        line.setPosition(QPointF(0, y + (lineHeight - line.height()) / 2));
        y += lineHeight;
    }
    layout.endLayout();
    return std::max(y, lineHeight);
}

} // namespace releasedesk::ui
