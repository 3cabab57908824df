// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <Qt>

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! Width of one line, rounded up to whole device-independent pixels.
[[nodiscard]] int textWidth(const QString &text, FontRole role);

//! One line of plain text, cut with "…" where it does not fit. Answers the width that was used.
qreal paintLine(QPainter &painter, const QRectF &rect, const QString &text, FontRole role, ColorToken color,
                Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter, Qt::TextElideMode elide = Qt::ElideRight);

//! Text for a tooltip that is shown as written, whatever markup it seems to contain.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace releasedesk::ui
