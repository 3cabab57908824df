// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/boxed_dialog.h"

#include <QBitmap>
#include <QDialog>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace releasedesk::ui {
namespace {

constexpr int distance = 32; //!< from the edge of the window
constexpr int radius = 9;

} // namespace

BoxedDialog::BoxedDialog(QDialog *dialog, QWidget *over)
    : Dialog(over)
    , m_dialog(dialog)
{
    setAccessibleName(dialog->windowTitle());
    setPadding(0);
    const QSize room = over->size() - QSize(2 * distance, 2 * distance);
    const QSize size = dialog->sizeHint().boundedTo(room);
    dialog->setWindowFlags(Qt::Widget);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false); // goes with the box
    dialog->setFixedHeight(size.height());
    dialog->setMinimumWidth(0);
    content()->addWidget(dialog);
    setBoxWidth(size.width());
    connect(dialog, &QDialog::finished, this, &Dialog::close);
    dialog->installEventFilter(this);
    dialog->show();
}

bool BoxedDialog::eventFilter(QObject *watched, QEvent *event)
{
    auto *const dialog = qobject_cast<QDialog *>(watched);
    if (dialog && event->type() == QEvent::Resize) {
        // Its corners are those of the box.
        QBitmap mask(dialog->size());
        mask.clear();
        QPainter painter(&mask);
        painter.setBrush(Qt::color1);
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(dialog->rect(), radius, radius);
        painter.end();
        dialog->setMask(mask);
    }
    return Dialog::eventFilter(watched, event);
}

void BoxedDialog::mousePressEvent(QMouseEvent *event)
{
    if (m_dialog && !boxRect().contains(event->pos()))
        m_dialog->reject();
}

void BoxedDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_dialog) {
        m_dialog->reject();
        event->accept();
        return;
    }
    Dialog::keyPressEvent(event);
}

} // namespace releasedesk::ui
