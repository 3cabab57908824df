// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>

class QPainter;
class QRectF;

namespace releasedesk::ui {

//! Draws the program's icons in a token's color. Rendered pictures are cached per name, size, color and pixel ratio.
class IconStore
{
public:
    //! For actions, menus and buttons of Qt; follows the theme without being asked for again.
    [[nodiscard]] static QIcon icon(IconName name, ColorToken color = ColorToken::Text2);

    //! \p size is the edge in device-independent pixels. \p surface fills what is cut out of a state glyph.
    [[nodiscard]] static QPixmap pixmap(IconName name, ColorToken color, qreal size, qreal pixelRatio = 1.0,
                                        ColorToken surface = ColorToken::Surface);

    //! Crisp at any zoom of \p painter.
    static void paint(QPainter &painter, const QRectF &rect, IconName name, ColorToken color,
                      ColorToken surface = ColorToken::Surface);
};

} // namespace releasedesk::ui
