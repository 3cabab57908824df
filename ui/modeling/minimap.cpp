// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/minimap.h"

#include "ui/modeling/flow_scene.h"
#include "ui/modeling/flow_view.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr double padding = 6;
constexpr double largestHeight = 120;
constexpr double smallestHeight = 40;

//! A frame in the color of the task, and in it what is inside.
void paintInside(QPainter &painter, const QTransform &map, const NestedFlow &inside, const QRectF &rect, State state,
                 bool isSelected)
{
    painter.setPen(QPen(tokenColor(isSelected ? ColorToken::Accent : colorOf(state)), 1));
    painter.setBrush(tokenColor(tintOf(state)));
    painter.drawRoundedRect(map.mapRect(rect), 1.5, 1.5);
    for (const NestedFlow::Card &card : inside.cards()) {
        if (!card.rect.isNull())
            painter.fillRect(map.mapRect(card.rect.translated(rect.topLeft())),
                             tokenColor(card.state == State::Planned ? ColorToken::LineStrong : colorOf(card.state)));
    }
}

} // namespace

Minimap::Minimap(FlowView &view, QWidget *parent)
    : FloatingBox(parent)
    , m_view(view)
{
    setAccessibleName(tr("Minimap"));
    connect(&view, &FlowView::viewMoved, this, [this] { update(); });
    connect(&view.flowScene(), &FlowScene::laidOut, this, [this] {
        updateGeometry();
        update();
    });
    connect(&view.flowScene(), &FlowScene::statesChanged, this, [this](const QList<qsizetype> &nodes) {
        if (!nodes.isEmpty())
            update();
    });
    connect(&view.flowScene(), &FlowScene::selectionMoved, this, [this] { update(); });
}

QSize Minimap::sizeHint() const
{
    const QRectF bounds = m_view.flowScene().flow().bounds;
    const double inner = boxWidth - 2 * padding;
    const double height = bounds.width() > 0 ? inner * bounds.height() / bounds.width() : smallestHeight;
    return {boxWidth, static_cast<int>(std::clamp(height, smallestHeight, largestHeight) + 2 * padding)};
}

QTransform Minimap::mapping() const
{
    const QRectF bounds = m_view.flowScene().flow().bounds;
    const QRectF inner = QRectF(rect()).adjusted(padding, padding, -padding, -padding);
    if (bounds.isEmpty())
        return {};
    const double scale = std::min(inner.width() / bounds.width(), inner.height() / bounds.height());
    QTransform transform;
    transform.translate(inner.left(), inner.top());
    transform.scale(scale, scale);
    transform.translate(-bounds.left(), -bounds.top());
    return transform;
}

void Minimap::paintEvent(QPaintEvent *event)
{
    FloatingBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QTransform map = mapping();
    const FlowScene &scene = m_view.flowScene();
    const QRectF inner = QRectF(rect()).adjusted(padding, padding, -padding, -padding);

    const QRectF frame = map.mapRect(m_view.visibleScene()).intersected(inner.adjusted(-1, -1, 1, 1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().color(ColorToken::AccentTint, 0.6));
    painter.drawRect(frame);
    for (qsizetype i = 0; i < scene.flow().nodes.size(); ++i) {
        const layout::NodePlace &place = scene.flow().nodes.at(i);
        const State state = scene.stateOfNode(i);
        const QColor color = tokenColor(state == State::Planned ? ColorToken::LineStrong : colorOf(state));
        const QRectF box = map.mapRect(place.rect.adjusted(0, 8, 0, -8));
        const bool isSelected = place.task == scene.selectedTask();
        if (const NestedFlow *const inside = scene.hasNested() ? scene.nested(place.task) : nullptr) {
            paintInside(painter, map, *inside, place.rect, state, isSelected);
            continue;
        }
        if (scene.isLarge() && !isSelected) {
            // Round corners of boxes this small cannot be seen, but cost ten times as much.
            painter.fillRect(box, color);
            continue;
        }
        painter.setPen(isSelected ? QPen(tokenColor(ColorToken::Accent), 1) : QPen(Qt::NoPen));
        painter.setBrush(color);
        painter.drawRoundedRect(box, 1.5, 1.5);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokenColor(ColorToken::Accent), 1.5));
    painter.drawRect(frame.adjusted(0.75, 0.75, -0.75, -0.75));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    centerOn(event->pos());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        centerOn(event->pos());
}

void Minimap::centerOn(const QPoint &position)
{
    m_view.keepPlace();
    m_view.centerOn(mapping().inverted().map(QPointF(position)));
}

} // namespace releasedesk::ui
