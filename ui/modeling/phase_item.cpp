// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/phase_item.h"

#include "ui/modeling/flow_painting.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/status_glyph.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PhaseItem)
};

constexpr double radius = 10;
constexpr double smallestReadable = 0.2; //!< zoom below which the head is left out

} // namespace

PhaseItem::PhaseItem()
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(0);
}

void PhaseItem::showPhase(const layout::PhasePlace &place, const PhaseLook &look)
{
    if (place == m_place && look == m_look)
        return;
    prepareGeometryChange();
    m_place = place;
    m_look = look;
    update();
}

void PhaseItem::setAddHovered(bool isHovered)
{
    if (isHovered == m_isAddHovered)
        return;
    m_isAddHovered = isHovered;
    update(m_place.addRow);
}

void PhaseItem::tick()
{
    if (m_look.number == 0 && m_look.state == State::Running)
        update(QRectF(m_place.rect.topLeft(), QSizeF(32, 32)));
}

QRectF PhaseItem::boundingRect() const
{
    return m_place.rect;
}

void PhaseItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget * /*widget*/)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = m_place.rect;
    painter->setPen(QPen(tokenColor(m_look.isCurrent ? ColorToken::LineStrong : ColorToken::Line), 1));
    painter->setBrush(m_look.isCurrent ? tokenColor(ColorToken::Surface)
                                       : Theme::current().color(ColorToken::Surface, 0.6));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    if (QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()) < smallestReadable)
        return;
    if (m_place.isFolded) {
        paintFolded(*painter);
        return;
    }
    QRectF head(box.left() + 10, box.top() + 8, box.width() - 20, 20);
    if (m_look.number > 0) {
        const QString number = QString::number(m_look.number);
        paintLine(*painter, head, number, FontRole::SecondaryLabel, ColorToken::Text3);
        head.setLeft(head.left() + textWidth(number, FontRole::SecondaryLabel) + 5);
    } else {
        const int edge = Theme::current().scaled(13);
        const double top = head.top() + 3.5 - (edge - 13) / 2.0;
        StatusGlyph::paint(*painter, QRectF(head.left() + 1, top, edge, edge), m_look.state);
        head.setLeft(head.left() + edge + 7);
    }
    const double timeWidth = m_look.time.isEmpty() ? 0 : textWidth(m_look.time, FontRole::Caption);
    if (timeWidth > 0)
        paintLine(*painter, head, m_look.time, FontRole::Caption, ColorToken::Text3, Qt::AlignRight | Qt::AlignVCenter);
    head.setRight(head.right() - timeWidth - 8);
    paintLine(*painter, head, m_look.name, FontRole::SecondaryStrong, ColorToken::Text1);

    if (!m_place.addRow.isEmpty())
        paintAddRow(*painter, m_place.addRow, m_isAddHovered);
}

//! A narrow column: its state on top, name and number of tasks from the top down.
void PhaseItem::paintFolded(QPainter &painter) const
{
    const QRectF box = m_place.rect;
    const QRectF top(box.center().x() - 6.5, box.top() + 12, 13, 13);
    if (m_look.number > 0)
        paintLine(painter, QRectF(box.left(), top.top() - 3, box.width(), 18), QString::number(m_look.number),
                  FontRole::SecondaryLabel, ColorToken::Text3, Qt::AlignCenter);
    else
        StatusGlyph::paint(painter, top, m_look.state);
    painter.save();
    painter.translate(box.center().x(), box.top() + 36);
    painter.rotate(90);
    const double room = box.height() - 48;
    const double used
        = paintLine(painter, QRectF(0, -9, room, 18), m_look.name, FontRole::SecondaryStrong, ColorToken::Text1);
    if (used + 12 < room)
        paintLine(painter, QRectF(used + 8, -9, room - used - 8, 18), Text::tr("%n task(s)", nullptr, m_look.tasks),
                  FontRole::Caption, ColorToken::Text3);
    painter.restore();
}

void paintAddRow(QPainter &painter, const QRectF &rect, bool isHovered)
{
    if (isHovered)
        paintBox(painter, rect, 6, ColorToken::Hover, ColorToken::Hover, 0);
    paintDashedFrame(painter, rect, 6, isHovered ? ColorToken::Control : ColorToken::LineStrong);
    const QString text = Text::tr("Add task");
    const int edge = Theme::current().scaled(13);
    const double width = edge + 5 + textWidth(text, FontRole::Caption);
    const double left = rect.left() + std::max(0.0, (rect.width() - width) / 2);
    IconStore::paint(painter, QRectF(left, rect.center().y() - edge / 2.0, edge, edge), "plus", ColorToken::Text3);
    const double start = left + edge + 5;
    paintLine(painter, QRectF(start, rect.top(), rect.right() - start, rect.height()), text, FontRole::Caption,
              ColorToken::Text3);
}

} // namespace releasedesk::ui
