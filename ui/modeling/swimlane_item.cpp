// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/swimlane_item.h"

#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr double smallestReadable = 0.35; //!< zoom below which the names are left out

} // namespace

SwimlaneItem::SwimlaneItem()
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(0.5); // over the phases, under the connections
}

void SwimlaneItem::showBands(const QList<layout::BandPlace> &bands)
{
    if (bands == m_bands)
        return;
    prepareGeometryChange();
    m_bands = bands;
    update();
}

QRectF SwimlaneItem::boundingRect() const
{
    return m_bands.isEmpty() ? QRectF() : m_bands.first().rect.united(m_bands.last().rect);
}

void SwimlaneItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget * /*widget*/)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    painter->setPen(QPen(tokenColor(ColorToken::LineStrong), 1, Qt::DashLine));
    for (const layout::BandPlace &band : std::as_const(m_bands)) {
        const QRectF &box = band.rect;
        painter->setPen(QPen(tokenColor(ColorToken::LineStrong), 1, Qt::DashLine));
        painter->drawLine(QPointF(box.left(), box.top() + 0.5), QPointF(box.right(), box.top() + 0.5));
        if (zoom < smallestReadable)
            continue;
        const double width = std::min(box.width() - 20, textWidth(band.name, FontRole::Caption) + 14.0);
        const QRectF label(box.left() + 8, box.top() + 4, width, 17);
        paintBox(*painter, label, 4, ColorToken::Hover, ColorToken::Hover, 0);
        paintLine(*painter, label.adjusted(7, 0, -7, 0), band.name, FontRole::Caption, ColorToken::Text2);
    }
}

} // namespace releasedesk::ui
