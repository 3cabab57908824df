// SPDX-License-Identifier: Apache-2.0
#include "ui/modeling/rename_editor.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace releasedesk::ui {

RenameEditor::RenameEditor(const QString &text, const QRect &rect, QWidget *viewport, QWidget *canvas)
    : QLineEdit(text, viewport)
    , m_canvas(canvas)
{
    setAccessibleName(tr("Title"));
    setGeometry(rect);
    selectAll();
    show();
    setFocus(Qt::OtherFocusReason);
}

void RenameEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close(false);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close(true);
    else
        QLineEdit::keyPressEvent(event);
}

void RenameEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        close(true);
}

void RenameEditor::close(bool isTaken)
{
    if (m_isOver)
        return; // losing the focus by being closed is not a second end
    m_isOver = true;
    if (hasFocus())
        m_canvas->setFocus(Qt::OtherFocusReason);
    hide();
    deleteLater();
    if (isTaken)
        emit renamed(text());
}

} // namespace releasedesk::ui
