// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/edge_item.h"

#include "ui/modeling/flow_painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/running_clock.h"

#include <QPainter>
#include <QPainterPathStroker>

namespace releasedesk::ui {
namespace {

constexpr double hitWidth = 12;

bool isReached(domain::TaskState state)
{
    return state != domain::TaskState::Planned && state != domain::TaskState::Ready
        && state != domain::TaskState::Aborted;
}

} // namespace

QColor EdgeItem::colorOfLook(Look look)
{
    switch (look) {
    case EdgeItem::Look::Draft:
        return tokenColor(ColorToken::Control);
    case EdgeItem::Look::NotReached:
        return tokenColor(ColorToken::LineStrong);
    case EdgeItem::Look::Passed:
        return Theme::current().color(ColorToken::Succeeded, 0.75);
    case EdgeItem::Look::Active:
        return tokenColor(ColorToken::Running);
    case EdgeItem::Look::Rollback:
        return tokenColor(ColorToken::RolledBack);
    }
    Q_UNREACHABLE();
}

EdgeItem::Look EdgeItem::lookIn(const domain::Release &release, const layout::EdgeRoute &route)
{
    if (route.kind == layout::EdgeKind::Rollback)
        return Look::Rollback;
    const domain::TaskState to = release.run(route.to).state;
    const domain::TaskRun &from = release.run(route.from);
    const bool isLeft = from.letsPass() || from.state == domain::TaskState::Compensated;
    if (to == domain::TaskState::Running && isLeft)
        return Look::Active;
    return isLeft && isReached(to) ? Look::Passed : Look::NotReached;
}

EdgeItem::EdgeItem()
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(1);
}

void EdgeItem::showRoute(const layout::EdgeRoute &route, Look look)
{
    if (route == m_route && look == m_look)
        return;
    prepareGeometryChange();
    m_route = route;
    m_look = look;
    m_path = roundedPath(route.points, layout::edgeCornerRadius);
    m_head = arrowHead(route.points);
    update();
}

void EdgeItem::setSelected(bool isSelected)
{
    if (isSelected == m_isSelected)
        return;
    m_isSelected = isSelected;
    update();
}

void EdgeItem::setCritical(bool isCritical)
{
    if (isCritical == m_isCritical)
        return;
    m_isCritical = isCritical;
    update();
}

void EdgeItem::tick()
{
    if (m_look == Look::Active)
        update();
}

QRectF EdgeItem::boundingRect() const
{
    return m_path.boundingRect().united(m_head.boundingRect()).adjusted(-6, -6, 6, 6);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(hitWidth);
    return stroker.createStroke(m_path);
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem * /*option*/, QWidget * /*widget*/)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const bool isActive = m_look == Look::Active;
    const QColor color = m_isSelected ? tokenColor(ColorToken::Accent)
        : m_isCritical && !isActive   ? tokenColor(ColorToken::Text1)
                                      : colorOfLook(m_look);
    const bool isThick = isActive || m_isSelected || m_isCritical;
    QPen pen(color, isThick ? 2.0 : 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    painter->setPen(pen);
    painter->drawPath(m_head);
    if (isActive || m_look == Look::Rollback) {
        // In units of the pen's width.
        const double dash = isActive ? 6 / pen.widthF() : 4 / pen.widthF();
        const double space = 4 / pen.widthF();
        pen.setDashPattern({dash, space});
        if (isActive)
            pen.setDashOffset(-RunningClock::current().dashOffset(10) / pen.widthF());
        painter->setPen(pen);
    }
    painter->drawPath(m_path);
}

} // namespace releasedesk::ui
