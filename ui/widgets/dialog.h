// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/themed_widget.h"

#include <QPointer>

class QVBoxLayout;

namespace releasedesk::ui {

class PopoverFrame;

//! A box over the dimmed window. Keyboard and pointer stay inside until it closes; then the focus goes back to where it
//! was. Escape and a click beside the box close it. It deletes itself.
class Dialog : public ThemedWidget
{
    Q_OBJECT

public:
    //! \p over is the window, or the part of it that is dimmed.
    explicit Dialog(QWidget *over);

    [[nodiscard]] QVBoxLayout *content() const;
    void setBoxWidth(int width);
    //! From the upper edge of the window; centered unless set.
    void setBoxTop(int top);
    void setPadding(int padding);

    //! Shows it and gives it the focus.
    void open();
    void close();

    //! Sizes the box to its content again.
    void fit();

    [[nodiscard]] QRect boxRect() const;

signals:
    void closed();

protected:
    //! Has the focus when it opens; null: whoever comes first.
    [[nodiscard]] virtual QWidget *firstFocus() const { return nullptr; }
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool isForward) override;
    bool event(QEvent *event) override;

private:
    PopoverFrame *m_frame;
    QPointer<QWidget> m_focusBefore;
    int m_width = 480;
    int m_top = -1;
    bool m_isClosing = false;
};

} // namespace releasedesk::ui
