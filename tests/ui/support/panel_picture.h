// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QImage>
#include <QTest>
#include <QWidget>

namespace releasedesk::tests {

//! Shows \p panel at \p size in both tones and keeps the pictures beside the programs, for the eye; answers the last.
inline QImage keepPictures(QWidget &panel, const QString &name, QSize size)
{
    QImage image;
    ui::Theme &theme = ui::Theme::current();
    theme.install();
    panel.resize(size);
    panel.show();
    for (const auto &[mode, tag] :
         {std::pair(ui::Theme::Mode::Dark, "dark"), std::pair(ui::Theme::Mode::Light, "light")}) {
        theme.setMode(mode);
        QTest::qWait(20);
        image = QImage(panel.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(ui::tokenColor(ui::ColorToken::Surface));
        panel.render(&image);
        image.save(QStringLiteral(RD_BIN_DIR "/../picture-%1-%2.png").arg(name, QLatin1String(tag)));
    }
    return image;
}

} // namespace releasedesk::tests
