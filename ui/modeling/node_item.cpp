// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/node_item.h"

#include "core/layout/flow_layout.h"
#include "ui/modeling/flow_painting.h"
#include "ui/modeling/nested_painting.h"
#include "ui/theme/icons.h"
#include "ui/theme/shapes.h"
#include "ui/theme/text_painting.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/status_glyph.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr double radius = 8;
constexpr double portEdge = 8;
constexpr double appendEdge = 20;

double tileEdge()
{
    return 22 * NodeItem::typeScale();
}

double textLeft()
{
    return 17 + tileEdge();
}

//! Running, waiting and failed cards carry their state's color at the border.
bool hasStateBorder(State state)
{
    return state == State::Running || state == State::Waiting || state == State::Failed;
}

QRectF portAt(const QPointF &center)
{
    return {center - QPointF(portEdge / 2, portEdge / 2), QSizeF(portEdge, portEdge)};
}

} // namespace

NodeItem::NodeItem(const TaskId &task)
    : m_task(task)
{
    setAcceptedMouseButtons(Qt::NoButton); // the view decides what a gesture means
    setZValue(2);
}

void NodeItem::setSize(const QSizeF &size)
{
    if (size == m_size)
        return;
    prepareGeometryChange();
    m_size = size;
}

void NodeItem::showLook(const TaskLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    update();
}

void NodeItem::setNesting(bool isNesting)
{
    if (isNesting == m_isNesting)
        return;
    m_isNesting = isNesting;
    update();
}

void NodeItem::showNested(const std::optional<NestedFlow> &nested)
{
    if (nested == m_nested)
        return;
    m_nested = nested;
    update();
}

void NodeItem::setMarks(const Marks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    setZValue(marks.isDragged ? 10 : marks.isSelected ? 3 : 2);
    setOpacity(marks.isDragged ? 0.85 : 1.0);
    update();
}

NodeItem::Part NodeItem::partAt(const QPointF &point) const
{
    if (m_isNesting && foldRect().adjusted(-3, -4, 3, 4).contains(point))
        return Part::Fold;
    const double half = portEdge; // a generous target around the small dot
    const double middle = headHeight() / 2;
    if (m_marks.isEditable) {
        if (showsPorts() && appendRect().adjusted(-2, -2, 2, 2).contains(point))
            return Part::Append;
        const auto near
            = [&](const QPointF &port) { return std::hypot(point.x() - port.x(), point.y() - port.y()) <= half; };
        if (near({m_size.width(), middle}) || near({m_size.width() / 2, m_size.height()}))
            return Part::OutPort;
        if (near({0, middle}) || near({m_size.width() / 2, 0}))
            return Part::InPort;
    }
    if (!card().contains(point))
        return Part::None;
    return m_nested && point.y() > headHeight() ? Part::Inside : Part::Card;
}

QPointF NodeItem::outPort() const
{
    return mapToScene(QPointF(m_size.width(), headHeight() / 2));
}

void NodeItem::tick()
{
    if (m_look.state == State::Running)
        update(glyphRect().adjusted(-1, -1, 1, 1));
    if (!m_nested)
        return;
    for (const NestedFlow::Card &inner : m_nested->cards()) {
        if (inner.state == State::Running)
            update(inner.rect);
    }
}

NodeItem::Detail NodeItem::detailAt(double zoom)
{
    return zoom < 0.35 ? Detail::Bar : zoom < 0.6 ? Detail::Title : Detail::Full;
}

QRectF NodeItem::boundingRect() const
{
    return card().adjusted(-6, -6, 32, 7);
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(card().adjusted(-4, -4, m_marks.isEditable ? 28 : 4, 4));
    return path;
}

void NodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget * /*widget*/)
{
    const Detail detail = detailAt(QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()));
    painter->setRenderHint(QPainter::Antialiasing);
    if (detail == Detail::Bar) {
        if (m_nested)
            paintNestedBars(*painter, *m_nested, card(), m_look.state, m_marks.isSelected);
        else
            paintBar(*painter);
        return;
    }
    paintFrame(*painter);
    if (m_nested)
        paintNested(*painter, *m_nested, detail == Detail::Full);
    paintTile(*painter);
    paintTexts(*painter, detail);
    if (showsPorts())
        paintPorts(*painter);
}

void NodeItem::paintFrame(QPainter &painter) const
{
    const QRectF box = card();
    const bool isMarked = m_marks.isSelected || m_marks.isTarget;
    if (m_marks.isSelected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokenColor(ColorToken::AccentHalo));
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().color(ColorToken::Shadow, 0.06));
        painter.drawRoundedRect(box.translated(0, 1), radius, radius);
    }
    if (isMarked) {
        paintBox(painter, box, radius, ColorToken::Surface, ColorToken::Accent, 2);
        return;
    }
    if (m_marks.isCritical) {
        paintBox(painter, box, radius, ColorToken::Surface,
                 hasStateBorder(m_look.state) ? colorOf(m_look.state) : ColorToken::Text1, 2);
        return;
    }
    const ColorToken border = hasStateBorder(m_look.state) ? colorOf(m_look.state)
        : m_marks.isHovered                                ? ColorToken::Control
                                                           : ColorToken::LineStrong;
    if (m_look.isInLane && !hasStateBorder(m_look.state)) {
        paintBox(painter, box, radius, ColorToken::Surface, ColorToken::Surface, 0);
        paintDashedFrame(painter, box, radius, border);
    } else {
        paintBox(painter, box, radius, ColorToken::Surface, border);
    }
}

void NodeItem::paintTile(QPainter &painter) const
{
    const QRectF tile(10, 9 * typeScale(), tileEdge(), tileEdge());
    if (!m_look.performer.isEmpty()) {
        Avatar::paint(painter, tile, m_look.performer, m_look.performerId.value());
        return;
    }
    const ColorToken tint
        = m_look.state == State::Planned || m_look.state == State::Skipped ? ColorToken::Hover : tintOf(m_look.state);
    paintBox(painter, tile, 5, tint, tint, 0);
    const double inset = 4 * typeScale();
    const bool isQuiet = m_look.state == State::Planned || m_look.state == State::Skipped;
    IconStore::paint(painter, tile.adjusted(inset, inset, -inset, -inset), m_look.icon,
                     isQuiet ? ColorToken::Text2 : colorOf(m_look.state), tint);
}

void NodeItem::paintTexts(QPainter &painter, Detail detail) const
{
    const QRectF glyph = glyphRect();
    StatusGlyph::paint(painter, glyph, m_look.state);
    const bool isFull = detail == Detail::Full;
    const double type = typeScale();
    const double right = m_isNesting ? foldRect().left() : glyph.left();
    const QRectF title(textLeft(), (isFull ? 9 : 12) * type, right - textLeft() - 4, 16 * type);
    if (m_isNesting)
        IconStore::paint(painter, foldRect(), m_nested ? IconName("chevron-down") : IconName("chevron-right"),
                         ColorToken::Text2);
    paintLine(painter, title, m_look.title, FontRole::SecondaryStrong, ColorToken::Text1);
    if (!isFull)
        return;
    const double marks = paintMarks(painter, 32.5 * type);
    const QRectF subtitle(textLeft(), 25 * type, marks - textLeft() - (marks < m_size.width() - 10 ? 6 : 0), 15 * type);
    paintLine(painter, subtitle, m_look.subtitle, FontRole::Caption, ColorToken::Text3);
    if (m_look.state != State::Running)
        return;
    const QRectF track(textLeft(), 43 * type, m_size.width() - textLeft() - 10, 3);
    paintBox(painter, track, 1.5, ColorToken::Pressed, ColorToken::Pressed, 0);
    if (m_look.percent > 0) {
        const QRectF done(track.topLeft(), QSizeF(track.width() * m_look.percent / 100, track.height()));
        paintBox(painter, done, 1.5, ColorToken::Running, ColorToken::Running, 0);
    }
}

//! How much was said and attached, at the right end of the second line; answers where that begins.
double NodeItem::paintMarks(QPainter &painter, double middle) const
{
    double right = m_size.width() - 10;
    const double type = typeScale();
    const double edge = 11 * type;
    for (const auto &[count, icon] :
         {std::pair(m_look.attachments, IconName("document")), std::pair(m_look.comments, IconName("messenger"))}) {
        if (count == 0)
            continue;
        const QString text = count > 99 ? QStringLiteral("99+") : QString::number(count);
        const double width = textWidth(text, FontRole::Caption);
        paintLine(painter, QRectF(right - width, middle - 7.5 * type, width + 1, 15 * type), text, FontRole::Caption,
                  ColorToken::Text3);
        right -= width + 3 + edge;
        IconStore::paint(painter, QRectF(right, middle - edge / 2, edge, edge), icon, ColorToken::Text3,
                         ColorToken::Surface);
        right -= 6;
    }
    return right < m_size.width() - 10 ? right + 6 : right;
}

void NodeItem::paintBar(QPainter &painter) const
{
    const QRectF box = card().adjusted(0, 8, 0, -8);
    paintBox(painter, box, radius, tintOf(m_look.state),
             m_marks.isSelected ? ColorToken::Accent : colorOf(m_look.state), m_marks.isSelected ? 6 : 2);
    const double edge = 30;
    StatusGlyph::paint(painter, QRectF(box.center() - QPointF(edge / 2, edge / 2), QSizeF(edge, edge)), m_look.state,
                       tintOf(m_look.state));
}

void NodeItem::paintPorts(QPainter &painter) const
{
    painter.setPen(QPen(tokenColor(ColorToken::Accent), 1.5));
    painter.setBrush(tokenColor(ColorToken::Surface));
    const double middle = headHeight() / 2;
    for (const QPointF &port : {QPointF(0, middle), QPointF(m_size.width(), middle)})
        painter.drawEllipse(portAt(port).adjusted(0.75, 0.75, -0.75, -0.75));
    if (!m_marks.isEditable || (!m_marks.isHovered && !m_marks.isFocused))
        return;
    const QRectF append = appendRect();
    painter.setPen(QPen(tokenColor(ColorToken::LineStrong), 1));
    painter.drawEllipse(append.adjusted(0.5, 0.5, -0.5, -0.5));
    IconStore::paint(painter, append.adjusted(4, 4, -4, -4), "plus", ColorToken::Accent);
}

bool NodeItem::showsPorts() const
{
    return m_marks.isSelected || (m_marks.isEditable && (m_marks.isHovered || m_marks.isTarget));
}

double NodeItem::typeScale()
{
    return std::max(1.0, Theme::current().textScale() / 100.0);
}

double NodeItem::headHeight() const
{
    return m_nested ? layout::FlowMetrics().node.height() * typeScale() : m_size.height();
}

QRectF NodeItem::foldRect() const
{
    const double edge = 14 * typeScale();
    return {glyphRect().left() - edge - 5, glyphRect().center().y() - edge / 2, edge, edge};
}

QRectF NodeItem::glyphRect() const
{
    const double edge = 13 * typeScale();
    return {m_size.width() - 10 - edge, 10.5 * typeScale(), edge, edge};
}

QRectF NodeItem::appendRect() const
{
    return {m_size.width() + 7, headHeight() / 2 - appendEdge / 2, appendEdge, appendEdge};
}

} // namespace releasedesk::ui
