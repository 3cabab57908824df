// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace releasedesk::ui {

//! A row of a short list that can be clicked or opened with Enter as a whole. Its content is a layout of labels, which
//! do not react by themselves. Give it an accessible name that says what the labels say.
class RowButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RowButton(QWidget *parent = nullptr);

    //! What shows when nothing is hovered or selected.
    void setBackground(ColorToken background);
    //! A line below, for rows inside a card that are not the last.
    void setLine(bool hasLine);
    //! Accent tint, and an accent edge at the left.
    void setSelected(bool isSelected);
    [[nodiscard]] bool isSelected() const { return m_isSelected; }

    //! Which of the rows below \p parent has the focus, -1 for none; for lists that are built anew.
    [[nodiscard]] static int focusedRow(const QWidget &parent);
    //! Gives the focus to that row, or to the last one. Nothing happens for -1.
    static void focusRow(const QWidget &parent, int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void childEvent(QChildEvent *event) override;

private:
    ColorToken m_background = ColorToken::Surface;
    bool m_hasLine = false;
    bool m_isSelected = false;
};

} // namespace releasedesk::ui
