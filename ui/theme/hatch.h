// SPDX-License-Identifier: Apache-2.0
#pragma once

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! Fills \p rect as a time in which nothing may take effect: tinted, with slanting lines.
void paintFrozen(QPainter &painter, const QRectF &rect);

} // namespace releasedesk::ui
