// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

#include <QLatin1StringView>

namespace releasedesk::ui {
namespace {

constexpr QLatin1StringView sheet(R"(
QToolTip { background: @text1; color: @surface; border: 0; padding: 4px 8px; }
QMenu { background: @floating; border: 1px solid @strong-line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 5px; color: @text1; background: transparent; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 4px 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: 0; }
QScrollBar::handle { background: @strong-line; border-radius: 3px; border: 0; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; background: transparent; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView { background: @sunken; border: 0; }
QHeaderView::section { background: @sunken; color: @text3; border: 0; border-bottom: 1px solid @line;
    padding: 0 8px; @caption-font }
QTableCornerButton::section { background: @sunken; border: 0; }
QComboBox QAbstractItemView { background: @floating; color: @text1; border: 1px solid @strong-line; padding: 4px;
    outline: 0; selection-background-color: @hover; selection-color: @text1; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: @hover; color: @text1; }
)");

} // namespace

QString styleSheet(const Theme &theme)
{
    QString result = sheet;
    for (const TokenColor &color : tokenColors) {
        const QLatin1StringView name(color.name.data(), static_cast<qsizetype>(color.name.size()));
        result.replace(QString(u'@' + name), theme.color(color.token).name());
    }
    const QFont caption = theme.font(FontRole::CaptionLabel);
    const QString size = caption.pixelSize() > 0 ? QStringLiteral("%1px").arg(caption.pixelSize())
                                                 : QStringLiteral("%1pt").arg(caption.pointSizeF());
    return result.replace(QStringLiteral("@caption-font"),
                          QStringLiteral("font-size: %1; font-weight: %2;").arg(size).arg(caption.weight()));
}

} // namespace releasedesk::ui
