// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! The sign of a state: readable by its shape, without color. The arc of Running turns.
class StatusGlyph final : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p size is 12, 13, 14, 16 or 20 px.
    explicit StatusGlyph(State state = State::Planned, int size = 16, QWidget *parent = nullptr);

    //! The same sign for delegates and graphics items; \p surface is what shows through its cut-outs.
    static void paint(QPainter &painter, const QRectF &rect, State state, ColorToken surface = ColorToken::Surface);

    [[nodiscard]] State state() const { return m_state; }
    void setState(State state);

    //! The background it stands on.
    void setSurface(ColorToken surface);

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;
    void themeChanged() override;

private:
    State m_state;
    ColorToken m_surface = ColorToken::Surface;
    int m_size;
};

} // namespace releasedesk::ui
