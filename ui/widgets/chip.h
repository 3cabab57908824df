// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icon_name.h"
#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! How a chip looks; colors and icon are values, so that delegates can keep one per cell.
struct ChipLook {
    enum class Frame { Filled, Outline, Key };

    Frame frame = Frame::Filled;
    ColorToken fill = ColorToken::Hover;
    ColorToken text = ColorToken::Text2;
    IconName icon;

    [[nodiscard]] static ChipLook neutral(IconName icon = {}) { return {.icon = icon}; }
    [[nodiscard]] static ChipLook outline(IconName icon = {})
    {
        return {.frame = Frame::Outline, .fill = ColorToken::Surface, .icon = icon};
    }
    [[nodiscard]] static ChipLook tinted(State state, IconName icon = {})
    {
        return {.fill = tintOf(state), .text = colorOf(state), .icon = icon};
    }
    //! A key of the keyboard, e.g. "Ctrl K".
    [[nodiscard]] static ChipLook key()
    {
        return {.frame = Frame::Key, .fill = ColorToken::Sunken, .text = ColorToken::Text3};
    }
};

//! A short fact beside a name: "1 behind", "Tue 24 Nov", "Freeze". Modifiers are chips, never new state colors.
class Chip final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit Chip(const QString &text = {}, ChipLook look = {}, QWidget *parent = nullptr);

    [[nodiscard]] static int widthOf(const QString &text, ChipLook look);
    //! Paints at the left of \p rect, vertically centered.
    static void paint(QPainter &painter, const QRectF &rect, const QString &text, ChipLook look);

    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    void setLook(ChipLook look);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    ChipLook m_look;
};

} // namespace releasedesk::ui
