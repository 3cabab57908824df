// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/dialog.h"

class QDialog;

namespace releasedesk::ui {

//! Shows a dialog of a panel as a box over the dimmed window instead of a window of its own. When one closes, so does
//! the other.
class BoxedDialog final : public Dialog
{
    Q_OBJECT

public:
    //! Takes \p dialog over; its size hint is the size of the box.
    BoxedDialog(QDialog *dialog, QWidget *over);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPointer<QDialog> m_dialog; //!< says itself whether it may be left
};

} // namespace releasedesk::ui
