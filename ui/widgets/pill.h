// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

class QPainter;

namespace releasedesk::ui {

//! A state as glyph and word. The word may be more precise ("Canary 10 %"); glyph and color are the state's.
class Pill final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit Pill(State state = State::Planned, QWidget *parent = nullptr);

    static constexpr int height = 20;
    [[nodiscard]] static int widthOf(State state, const QString &word = {});
    //! Paints at the left of \p rect, vertically centered. An empty \p word is the state's own.
    static void paint(QPainter &painter, const QRectF &rect, State state, const QString &word = {});

    [[nodiscard]] State state() const { return m_state; }
    void setState(State state, const QString &word = {});

    [[nodiscard]] QString text() const { return m_word.isEmpty() ? wordOf(m_state) : m_word; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void languageChanged() override;

private:
    State m_state;
    QString m_word;
};

} // namespace releasedesk::ui
