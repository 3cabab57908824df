// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/far_flow.h"

#include "ui/modeling/edge_item.h"
#include "ui/modeling/flow_scene.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr int margin = 160; //!< pixels around the view that are painted as well
constexpr int framedHeight = 9; //!< a bar at least so high gets a frame

int rounded(double value)
{
    return static_cast<int>(std::lround(value));
}

} // namespace

QRect FarFlow::inPicture(const QRectF &rect) const
{
    const QPoint topLeft(rounded(rect.left() * m_zoom), rounded(rect.top() * m_zoom));
    const QPoint bottomRight(rounded(rect.right() * m_zoom), rounded(rect.bottom() * m_zoom));
    const QSize size(std::max(1, bottomRight.x() - topLeft.x()), std::max(1, bottomRight.y() - topLeft.y()));
    return {topLeft - m_area.topLeft(), size};
}

void FarFlow::paint(QPainter &painter, const FlowScene &scene, const QTransform &toView, const QSize &size)
{
    const double zoom = toView.m11();
    const QPoint shift(rounded(toView.dx()), rounded(toView.dy()));
    const QRect visible(-shift, size);
    const double ratio = painter.device()->devicePixelRatioF();
    const bool isKept = !m_picture.isNull() && qFuzzyCompare(zoom, m_zoom) && m_area.contains(visible)
        && qFuzzyCompare(ratio, m_picture.devicePixelRatio());
    if (!isKept)
        makePicture(scene, visible.adjusted(-margin, -margin, margin, margin), zoom, ratio);
    painter.drawImage(m_area.topLeft() + shift, m_picture);
}

void FarFlow::makePicture(const FlowScene &scene, const QRect &area, double zoom, double ratio)
{
    m_area = area;
    m_zoom = zoom;
    m_picture = QImage(area.size() * ratio, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(tokenColor(ColorToken::Sunken));
    QPainter painter(&m_picture);
    for (const layout::PhasePlace &phase : scene.flow().phases)
        painter.fillRect(inPicture(phase.rect), Theme::current().color(ColorToken::Surface, 0.6));
    painter.fillRect(inPicture(scene.flow().lane), Theme::current().color(ColorToken::Line, 0.5));
    const QRectF seen(QPointF(area.topLeft()) / zoom, QSizeF(area.size()) / zoom);

    // All lines of one look in one go: thousands of single ones would cost more than the drawing itself.
    std::array<QList<QLine>, EdgeItem::lookCount> lines;
    const auto point
        = [&](const QPointF &at) { return QPoint(rounded(at.x() * zoom), rounded(at.y() * zoom)) - area.topLeft(); };
    const QList<layout::EdgeRoute> &routes = scene.routes();
    for (qsizetype i = 0; i < routes.size(); ++i) {
        if (!scene.routeBounds().at(i).intersects(seen))
            continue;
        QList<QLine> &list = lines.at(static_cast<std::size_t>(scene.lookOfRoute(i)));
        const QList<QPointF> &points = routes.at(i).points;
        for (qsizetype corner = 1; corner < points.size(); ++corner)
            list.append({point(points.at(corner - 1)), point(points.at(corner))});
    }
    for (std::size_t look = 0; look < lines.size(); ++look) {
        painter.setPen(EdgeItem::colorOfLook(static_cast<EdgeItem::Look>(look)));
        painter.drawLines(lines.at(look));
    }
    for (qsizetype i = 0; i < scene.flow().nodes.size(); ++i) {
        if (scene.flow().nodes.at(i).rect.intersects(seen))
            paintNode(painter, scene, i);
    }
}

void FarFlow::paintNode(QPainter &painter, const FlowScene &scene, qsizetype node) const
{
    const State state = scene.stateOfNode(node);
    const QRect bar = inPicture(scene.flow().nodes.at(node).rect.adjusted(0, 6, 0, -6));
    const QColor color = tokenColor(state == State::Planned ? ColorToken::Control : colorOf(state));
    if (bar.height() < framedHeight) {
        painter.fillRect(bar, color);
        return;
    }
    painter.fillRect(bar, color);
    painter.fillRect(bar.adjusted(1, 1, -1, -1), tokenColor(tintOf(state)));
}

void FarFlow::repaint(const FlowScene &scene, const QList<qsizetype> &nodes)
{
    if (m_picture.isNull())
        return;
    QPainter painter(&m_picture);
    for (const qsizetype node : nodes)
        paintNode(painter, scene, node);
}

} // namespace releasedesk::ui
