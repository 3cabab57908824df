// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/switch.h"

#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"

#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int trackWidth = 28;
constexpr int trackHeight = 16;
constexpr int knob = 12;
constexpr int gap = 8;

} // namespace

Switch::Switch(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", trackHeight / 2);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Switch::setExplanation(const QString &text)
{
    m_explanation = text;
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

QSize Switch::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int words = std::max(textWidth(text(), FontRole::Label), textWidth(m_explanation, FontRole::Caption));
    const int lines = (text().isEmpty() ? 0 : theme.lineHeight(FontRole::Label))
        + (m_explanation.isEmpty() ? 0 : theme.lineHeight(FontRole::Caption));
    return {trackWidth + (words > 0 ? gap + words : 0), std::max(lines, 24)};
}

QSize Switch::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), trackWidth + 60), sizeHint().height()};
}

void Switch::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QRectF track(0, (height() - trackHeight) / 2.0, trackWidth, trackHeight);
    ColorToken fill = isChecked() ? ColorToken::Accent : ColorToken::Control;
    if (!isEnabled())
        fill = ColorToken::LineStrong;
    else if (underMouse())
        fill = isChecked() ? ColorToken::AccentHover : ColorToken::Text3;
    paintBox(painter, track, trackHeight / 2.0, fill, fill, 0);
    paintBox(painter, QRectF(isChecked() ? 14 : 2, track.top() + 2, knob, knob), knob / 2.0, ColorToken::Surface,
             ColorToken::Surface, 0);

    const qreal x = trackWidth + gap;
    const int line = Theme::current().lineHeight(FontRole::Label);
    const ColorToken color = isEnabled() ? ColorToken::Text1 : ColorToken::Text3;
    if (m_explanation.isEmpty()) {
        paintLine(painter, QRectF(x, 0, width() - x, height()), text(), FontRole::Body, color);
        return;
    }
    const int both = line + Theme::current().lineHeight(FontRole::Caption);
    const qreal top = (height() - both) / 2.0;
    paintLine(painter, QRectF(x, top, width() - x, line), text(), FontRole::Label, color);
    paintLine(painter, QRectF(x, top + line, width() - x, both - line), m_explanation, FontRole::Caption,
              ColorToken::Text3);
}

} // namespace releasedesk::ui
