// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace releasedesk::ui {

//! A line over the canvas to type a new name into. Enter or leaving it takes the name, Escape does not; then it goes
//! away and gives the focus back.
class RenameEditor final : public QLineEdit
{
    Q_OBJECT

public:
    //! Opens itself over \p rect of \p canvas, which gets the focus afterwards.
    RenameEditor(const QString &text, const QRect &rect, QWidget *viewport, QWidget *canvas);

signals:
    void renamed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void close(bool isTaken);

    QWidget *m_canvas;
    bool m_isOver = false;
};

} // namespace releasedesk::ui
