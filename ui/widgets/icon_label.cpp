// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/icon_label.h"

#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"

#include <QPainter>

namespace releasedesk::ui {

IconLabel::IconLabel(IconName icon, int size, ColorToken color, QWidget *parent)
    : ThemedWidget(parent)
    , m_icon(icon)
    , m_color(color)
    , m_size(size)
    , m_edge(size)
{
    setFixedSize(size, size);
}

void IconLabel::setIconName(IconName icon)
{
    m_icon = icon;
    update();
}

void IconLabel::setColor(ColorToken color)
{
    m_color = color;
    update();
}

void IconLabel::setTile(ColorToken fill, int edge)
{
    m_tile = fill;
    m_edge = edge;
    setFixedSize(edge, edge);
    update();
}

void IconLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    if (m_tile)
        paintBox(painter, rect(), 6, *m_tile, *m_tile, 0);
    const QRectF box((width() - m_size) / 2.0, (height() - m_size) / 2.0, m_size, m_size);
    IconStore::paint(painter, box, m_icon, m_color, m_tile.value_or(ColorToken::Surface));
}

} // namespace releasedesk::ui
