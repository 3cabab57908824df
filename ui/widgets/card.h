// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state.h"
#include "ui/widgets/themed_widget.h"

#include <optional>

class QVBoxLayout;

namespace releasedesk::ui {

//! A bordered box with round corners. What is put into it may reach the edge: the corners are cut over it.
class Card final : public ThemedWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    //! No margins, no spacing: rows and tables fill the card. Use setPadding() for free content.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    void setPadding(int padding);

    //! What the card stands on, for its cut corners.
    void setSurroundings(ColorToken surroundings);
    void setBackground(ColorToken background);
    //! Border and tint of a state, e.g. amber when it is this person's turn.
    void setState(std::optional<State> state);
    //! 2 px accent border.
    void setSelected(bool isSelected);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void childEvent(QChildEvent *event) override;

private:
    class Frame;

    Frame *m_frame = nullptr; // first: creating the layout is already a child event
    QVBoxLayout *m_content;
    ColorToken m_background = ColorToken::Surface;
    ColorToken m_surroundings = ColorToken::Surface;
    std::optional<State> m_state;
    bool m_isSelected = false;
};

} // namespace releasedesk::ui
