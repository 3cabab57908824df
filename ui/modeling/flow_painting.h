// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QList>
#include <QPainterPath>

class QPainter;

namespace releasedesk::ui {

//! A line of horizontal and vertical pieces with round corners; short pieces get smaller ones.
[[nodiscard]] QPainterPath roundedPath(const QList<QPointF> &points, double radius);

//! The two strokes of an open arrow head at the end of \p points.
[[nodiscard]] QPainterPath arrowHead(const QList<QPointF> &points, double size = 5);

//! Dots every 16 px; \p origin is one of them.
void paintDotGrid(QPainter &painter, const QRectF &rect, const QPointF &origin);

//! Diagonal lines behind the rollback lane.
void paintHatch(QPainter &painter, const QPainterPath &inside);

//! A rounded rectangle with a dashed border, without filling it.
void paintDashedFrame(QPainter &painter, const QRectF &rect, double radius, ColorToken border);

} // namespace releasedesk::ui
