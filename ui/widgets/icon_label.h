// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

namespace releasedesk::ui {

//! An icon by itself, or on a tile. It carries no meaning of its own: the text beside it does.
class IconLabel final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit IconLabel(IconName icon = {}, int size = 16, ColorToken color = ColorToken::Text2,
                       QWidget *parent = nullptr);

    void setIconName(IconName icon);
    void setColor(ColorToken color);
    //! A rounded square of \p edge px behind the icon.
    void setTile(ColorToken fill, int edge = 28);

    [[nodiscard]] QSize sizeHint() const override { return {m_edge, m_edge}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;

private:
    IconName m_icon;
    ColorToken m_color;
    std::optional<ColorToken> m_tile;
    int m_size;
    int m_edge;
};

} // namespace releasedesk::ui
