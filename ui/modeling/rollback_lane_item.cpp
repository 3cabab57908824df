// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/rollback_lane_item.h"

#include "ui/modeling/flow_painting.h"
#include "ui/modeling/phase_item.h"
#include "ui/theme/icons.h"
#include "ui/theme/text_painting.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RollbackLaneItem)
};

constexpr double radius = 10;

constexpr double smallestReadable = 0.2; //!< zoom below which neither hatching nor head is drawn

} // namespace

RollbackLaneItem::RollbackLaneItem()
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(0);
}

void RollbackLaneItem::showLane(const QRectF &rect, const QString &note, const QRectF &addRow)
{
    if (rect == m_rect && note == m_note && addRow == m_addRow)
        return;
    prepareGeometryChange();
    m_rect = rect;
    m_note = note;
    m_addRow = addRow;
    update();
}

void RollbackLaneItem::setAddHovered(bool isHovered)
{
    if (isHovered == m_isAddHovered)
        return;
    m_isAddHovered = isHovered;
    update(m_addRow);
}

QRectF RollbackLaneItem::boundingRect() const
{
    return m_rect;
}

void RollbackLaneItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget * /*widget*/)
{
    QPainterPath inside;
    inside.addRoundedRect(m_rect, radius, radius);
    if (QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()) < smallestReadable) {
        painter->fillPath(inside, Theme::current().color(ColorToken::Line, 0.5));
        return;
    }
    paintHatch(*painter, inside);
    paintDashedFrame(*painter, m_rect, radius, ColorToken::LineStrong);

    QRectF head(m_rect.left() + 10, m_rect.top() + 6, m_rect.width() - 20, 20);
    IconStore::paint(*painter, QRectF(head.left(), head.top() + 3, 14, 14), "undo", ColorToken::RolledBack);
    head.setLeft(head.left() + 20);
    const double used = paintLine(*painter, head, Text::tr("Rollback"), FontRole::SecondaryStrong, ColorToken::Text1);
    head.setLeft(head.left() + used + 6);
    paintLine(*painter, head, m_note, FontRole::Caption, ColorToken::Text3);
    if (!m_addRow.isEmpty())
        paintAddRow(*painter, m_addRow, m_isAddHovered);
}

} // namespace releasedesk::ui
