// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/main_window.h"

#include <QPointer>

#include <functional>

class QMenu;

namespace releasedesk::tests {

//! Somebody in front of the main window. Only what can be seen is pressed, and only through events of pointer and
//! keyboard; everything waits until it is there. What does not come in time is told by complaint().
class WindowUser
{
public:
    enum class Hands { Mouse, Keyboard };

    explicit WindowUser(Hands hands)
        : m_hands(hands)
    {
    }

    [[nodiscard]] Hands hands() const { return m_hands; }

    //! Waits for a main window that is not the one used so far.
    bool findWindow();
    [[nodiscard]] ui::MainWindow *window() const { return m_window; }

    //! Presses the button with this label, in the window or a dialog over it.
    bool press(const QString &label);
    //! The same for one without a label, by its name.
    bool pressNamed(const QString &name);
    //! Presses these keys wherever the keyboard is.
    void keys(const QString &sequence);
    void type(const QString &text);

    //! Moves the keyboard to \p widget, with F6 into its pane and with Tab in there.
    bool reach(QWidget *widget);

    //! Chooses \p text in the box with this label.
    bool choose(const QString &label, const QString &text);
    //! Acts as somebody else through the menu at the foot of the side bar.
    bool actAs(const QString &name);

    //! What the header bar says of the state of the release.
    [[nodiscard]] QString state() const;
    bool waitForState(const QString &word, int milliseconds = 30'000);

    //! Waits until \p isTrue, answering events meanwhile.
    bool wait(const std::function<bool()> &isTrue, const QString &what, int milliseconds = 15'000);

    //! What was waited for in vain.
    [[nodiscard]] QString complaint() const { return m_complaint; }

private:
    [[nodiscard]] QWidget *focused() const;
    [[nodiscard]] QWidget *buttonCalled(const QString &label) const;
    [[nodiscard]] QWidget *buttonNamed(const QString &name) const;
    bool pressFound(const std::function<QWidget *()> &find, const QString &what);
    //! Moves the keyboard with \p key until \p isThere.
    bool moveTo(const std::function<bool()> &isThere, Qt::Key key, const QString &what);
    bool pick(QMenu *menu, const QString &start);

    Hands m_hands;
    QPointer<ui::MainWindow> m_window;
    QString m_complaint;
};

} // namespace releasedesk::tests
