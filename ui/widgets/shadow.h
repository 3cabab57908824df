// SPDX-License-Identifier: Apache-2.0
#pragma once

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! How far the shadow of a floating thing reaches beyond its box, on every side.
inline constexpr int shadowMargin = 44;

//! The shadow of a box with round corners, stretched from a picture that is rendered once per theme and pixel ratio.
void paintShadow(QPainter &painter, const QRectF &box, double radius = 10);

} // namespace releasedesk::ui
