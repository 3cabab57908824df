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
    themeChanged();
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
    themeChanged();
    update();
}

void IconLabel::themeChanged()
{
    const int edge = Theme::current().scaled(m_edge);
    setFixedSize(edge, edge);
}

void IconLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    if (m_tile)
        paintBox(painter, rect(), 6, *m_tile, *m_tile, 0);
    const int size = Theme::current().scaled(m_size);
    const QRectF box((width() - size) / 2.0, (height() - size) / 2.0, size, size);
    IconStore::paint(painter, box, m_icon, m_color, m_tile.value_or(ColorToken::Surface));
}

} // namespace releasedesk::ui
