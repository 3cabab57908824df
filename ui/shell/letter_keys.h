// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

class QKeyEvent;
class QWidget;

namespace releasedesk::ui {

//! Keys without Ctrl or Alt that work in the whole window: "G" followed by a letter, and single letters. They never
//! take a key from somebody who types, chooses from a list or looks at a dialog or menu.
class LetterKeys final : public QObject
{
    Q_OBJECT

public:
    //! How long after "G" the second letter counts.
    static constexpr int chordTime = 1500; // ms

    //! \p window is where they work; \p singles are the letters that act alone, such as "N".
    LetterKeys(QWidget *window, QString singles);

    //! The person may turn them off.
    void setEnabled(bool isEnabled) { m_isEnabled = isEnabled; }
    //! While a dialog lies over the window.
    void setHeld(bool isHeld);

signals:
    //! The letter behind "G", upper case.
    void chord(QChar letter);
    void letter(QChar letter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isForUs(const QObject *receiver, const QKeyEvent &event) const;

    QWidget *m_window;
    QString m_singles;
    QTimer m_pending; //!< runs while a second letter is awaited
    bool m_isEnabled = true;
    bool m_isHeld = false;
};

} // namespace releasedesk::ui
