// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QImage>
#include <QSet>
#include <QWidget>

namespace releasedesk::tests {

//! \p widget on the surface of the theme, as a person would see it.
inline QImage pictureOf(QWidget &widget, QSize size = {})
{
    widget.ensurePolished();
    widget.resize(size.isValid() ? size : widget.sizeHint());
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(ui::tokenColor(ui::ColorToken::Surface));
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

//! How many different colors there are: 1 for a picture of nothing.
inline qsizetype colorsIn(const QImage &image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    }
    return colors.size();
}

//! Whether \p color occurs, with a small tolerance for blending.
inline bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) <= 2 && std::abs(pixel.green() - color.green()) <= 2
                && std::abs(pixel.blue() - color.blue()) <= 2)
                return true;
        }
    }
    return false;
}

} // namespace releasedesk::tests
