// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/letter_keys.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QWidget>

namespace releasedesk::ui {
namespace {

bool takesLetters(const QWidget *widget)
{
    if (!widget)
        return false;
    if (const auto *const edit = qobject_cast<const QLineEdit *>(widget))
        return !edit->isReadOnly();
    if (const auto *const edit = qobject_cast<const QPlainTextEdit *>(widget))
        return !edit->isReadOnly();
    if (const auto *const edit = qobject_cast<const QTextEdit *>(widget))
        return !edit->isReadOnly();
    return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
}

} // namespace

LetterKeys::LetterKeys(QWidget *window, QString singles)
    : QObject(window)
    , m_window(window)
    , m_singles(std::move(singles))
{
    m_pending.setSingleShot(true);
    m_pending.setInterval(chordTime);
    qApp->installEventFilter(this);
}

void LetterKeys::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
    m_pending.stop();
}

bool LetterKeys::eventFilter(QObject *watched, QEvent *event)
{
    // The widget that has the focus is asked first; this runs before it and only once per key.
    if (event->type() != QEvent::KeyPress || !m_isEnabled || m_isHeld)
        return false;
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (!isForUs(watched, key))
        return false;

    const QChar pressed = QChar(static_cast<char16_t>(key.key()));
    if (m_pending.isActive()) {
        m_pending.stop();
        emit chord(pressed);
        return true;
    }
    if (pressed == u'G') {
        m_pending.start();
        return true;
    }
    if (m_singles.contains(pressed)) {
        emit letter(pressed);
        return true;
    }
    return false;
}

bool LetterKeys::isForUs(const QObject *receiver, const QKeyEvent &event) const
{
    const auto *const widget = qobject_cast<const QWidget *>(receiver);
    const bool isHere = widget && widget->window() == m_window->window();
    const bool isLetter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z && event.modifiers() == Qt::NoModifier;
    if (!isHere || !isLetter || event.isAutoRepeat())
        return false;
    return !QApplication::activePopupWidget() && !QApplication::activeModalWidget() && !takesLetters(widget)
        && !takesLetters(QApplication::focusWidget());
}

} // namespace releasedesk::ui
