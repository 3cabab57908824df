// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/flow_painting.h"

#include "ui/theme/theme.h"

#include <QLineF>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace releasedesk::ui {
namespace {

constexpr double gridStep = 16;
constexpr double hatchStep = 11;

QPixmap gridTile(qreal ratio)
{
    const QString key = QStringLiteral("flow-grid-%1-%2").arg(Theme::current().isDark()).arg(ratio);
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    const int edge = static_cast<int>(std::lround(gridStep * ratio));
    tile = QPixmap(edge, edge);
    tile.setDevicePixelRatio(ratio);
    tile.fill(tokenColor(ColorToken::Sunken));
    QPainter painter(&tile);
    painter.fillRect(QRectF(0, 0, 1, 1), Theme::current().color(ColorToken::LineStrong, 0.75));
    painter.end();
    QPixmapCache::insert(key, tile);
    return tile;
}

} // namespace

QPainterPath roundedPath(const QList<QPointF> &points, double radius)
{
    QPainterPath path;
    if (points.isEmpty())
        return path;
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QPointF corner = points.at(i);
        const QLineF in(corner, points.at(i - 1));
        const QLineF out(corner, points.at(i + 1));
        const double cut = std::min({radius, in.length() / 2, out.length() / 2});
        if (cut < 0.1) {
            path.lineTo(corner);
            continue;
        }
        path.lineTo(in.pointAt(cut / in.length()));
        path.quadTo(corner, out.pointAt(cut / out.length()));
    }
    if (points.size() > 1)
        path.lineTo(points.last());
    return path;
}

QPainterPath arrowHead(const QList<QPointF> &points, double size)
{
    QPainterPath path;
    if (points.size() < 2)
        return path;
    const QPointF tip = points.last();
    QLineF back(tip, points.at(points.size() - 2));
    if (back.length() < 0.1)
        return path;
    back.setLength(size);
    const QPointF along = back.p2() - tip;
    const QPointF beside(-along.y() * 0.85, along.x() * 0.85);
    path.moveTo(tip + along + beside);
    path.lineTo(tip);
    path.lineTo(tip + along - beside);
    return path;
}

void paintDotGrid(QPainter &painter, const QRectF &rect, const QPointF &origin)
{
    const QPointF offset = rect.topLeft() - origin;
    const QPointF start(offset.x() - std::floor(offset.x() / gridStep) * gridStep,
                        offset.y() - std::floor(offset.y() / gridStep) * gridStep);
    painter.drawTiledPixmap(rect, gridTile(painter.device()->devicePixelRatioF()), start);
}

void paintHatch(QPainter &painter, const QPainterPath &inside)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(inside, Qt::IntersectClip);
    painter.setPen(QPen(tokenColor(ColorToken::Line), 1));
    const QRectF box = inside.boundingRect();
    for (double x = box.left() - box.height(); x < box.right(); x += hatchStep)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter.restore();
}

void paintDashedFrame(QPainter &painter, const QRectF &rect, double radius, ColorToken border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tokenColor(border), 1);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

} // namespace releasedesk::ui
