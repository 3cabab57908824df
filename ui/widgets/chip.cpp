// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chip.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

int iconEdge()
{
    return Theme::current().scaled(13);
}

constexpr int gap = 5;

struct Measures {
    FontRole font;
    int padding;
    int height;
    qreal radius;
};

Measures measuresOf(ChipLook::Frame frame)
{
    const bool isKey = frame == ChipLook::Frame::Key;
    const FontRole font = isKey ? FontRole::Key : FontRole::Chip;
    const int border = frame == ChipLook::Frame::Filled ? 0 : 1;
    return {font, (isKey ? 4 : 6) + border, Theme::current().lineHeight(font) + (isKey ? 2 : 4), isKey ? 4.0 : 5.0};
}

} // namespace

Chip::Chip(const QString &text, ChipLook look, QWidget *parent)
    : ThemedWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

int Chip::widthOf(const QString &text, ChipLook look)
{
    const Measures measures = measuresOf(look.frame);
    const int icon = look.icon.isNull() ? 0 : iconEdge() + (text.isEmpty() ? 0 : gap);
    return 2 * measures.padding + icon + textWidth(text, measures.font);
}

void Chip::paint(QPainter &painter, const QRectF &rect, const QString &text, ChipLook look)
{
    const Measures measures = measuresOf(look.frame);
    const qreal width = std::min<qreal>(widthOf(text, look), rect.width());
    const QRectF box(rect.left(), rect.top() + std::floor((rect.height() - measures.height) / 2), width,
                     measures.height);
    if (look.frame == ChipLook::Frame::Filled)
        paintBox(painter, box, measures.radius, look.fill, look.fill, 0);
    else
        paintBox(painter, box, measures.radius, look.fill, ColorToken::LineStrong);

    QRectF inner = box.adjusted(measures.padding, 0, -measures.padding, 0);
    if (!look.icon.isNull()) {
        const QRectF icon(inner.left(), box.top() + (box.height() - iconEdge()) / 2, iconEdge(), iconEdge());
        IconStore::paint(painter, icon, look.icon, look.text, look.fill);
        inner.setLeft(inner.left() + iconEdge() + gap);
    }
    paintLine(painter, inner, text, measures.font, look.text);
}

void Chip::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setLook(ChipLook look)
{
    m_look = look;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return {widthOf(m_text, m_look), measuresOf(m_look.frame).height};
}

void Chip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paint(painter, rect(), m_text, m_look);
}

} // namespace releasedesk::ui
