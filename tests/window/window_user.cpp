// SPDX-License-Identifier: Apache-2.0
#include "tests/window/window_user.h"

#include "ui/shell/header_bar.h"
#include "ui/shell/side_bar_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pill.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QTest>

namespace releasedesk::tests {
namespace {

constexpr int mostSteps = 60; //!< with Tab, until something must have been reached

bool isUsable(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && !widget->visibleRegion().isEmpty();
}

} // namespace

bool WindowUser::wait(const std::function<bool()> &isTrue, const QString &what, int milliseconds)
{
    if (QTest::qWaitFor(isTrue, milliseconds))
        return true;
    if (m_complaint.isEmpty())
        m_complaint = QStringLiteral("waited in vain: ") + what;
    return false;
}

bool WindowUser::findWindow()
{
    const QPointer<ui::MainWindow> last = m_window;
    ui::MainWindow *next = nullptr;
    const bool isFound = wait(
        [&] {
            for (QWidget *const each : QApplication::topLevelWidgets()) {
                auto *const window = qobject_cast<ui::MainWindow *>(each);
                if (window && window->isVisible() && window != last)
                    next = window;
            }
            return next != nullptr;
        },
        QStringLiteral("a main window"));
    m_window = next;
    if (!isFound)
        return false;
    m_window->activateWindow();
    return wait([this] { return QApplication::activeWindow() == m_window; }, QStringLiteral("the active window"));
}

QWidget *WindowUser::focused() const
{
    QWidget *const popup = QApplication::activePopupWidget();
    const QWidget *const active = QApplication::activeWindow();
    if (m_window && !popup && !(active && active->isVisible())) {
        m_window->activateWindow(); // as a window manager does when something that popped up has gone
        (void)QTest::qWaitFor([this] { return QApplication::activeWindow() == m_window; });
    }
    QWidget *const inPopup = popup && popup->focusWidget() ? popup->focusWidget() : popup;
    QWidget *const focus = inPopup ? inPopup : QApplication::focusWidget();
    return focus ? focus : m_window.data();
}

void WindowUser::keys(const QString &sequence)
{
    QTest::keySequence(focused(), QKeySequence(sequence));
}

void WindowUser::type(const QString &text)
{
    QTest::keyClicks(focused(), text);
}

bool WindowUser::moveTo(const std::function<bool()> &isThere, Qt::Key key, const QString &what)
{
    for (int i = 0; i < mostSteps; ++i) {
        if (isThere())
            return true;
        QTest::keyClick(focused(), key);
    }
    return wait(isThere, QStringLiteral("the keyboard at ") + what, 0);
}

//! With F6 into the pane, with Tab to the widget.
bool WindowUser::reach(QWidget *widget)
{
    const auto isThere = [widget] { return QApplication::focusWidget() == widget; };
    for (int pane = 0; pane < 8 && !isThere(); ++pane) {
        const QPointer<QWidget> first = QApplication::focusWidget();
        for (int i = 0; i < mostSteps && !isThere(); ++i) {
            QTest::keyClick(focused(), Qt::Key_Tab);
            if (QApplication::focusWidget() == first)
                break; // once around
        }
        if (!isThere())
            QTest::keyClick(focused(), Qt::Key_F6);
    }
    return wait(isThere, QStringLiteral("the keyboard at ") + widget->accessibleName(), 0);
}

QWidget *WindowUser::buttonCalled(const QString &label) const
{
    if (!m_window)
        return nullptr;
    QWidget *found = nullptr;
    for (ui::Button *const each : m_window->findChildren<ui::Button *>()) {
        if (each->text() == label && isUsable(each) && !each->isBusy())
            found = each; // the last one lies on top
    }
    return found;
}

QWidget *WindowUser::buttonNamed(const QString &name) const
{
    QWidget *found = nullptr;
    for (ui::Button *const each : m_window->findChildren<ui::Button *>()) {
        if (each->accessibleName() == name && isUsable(each) && !each->isBusy())
            found = each;
    }
    return found;
}

bool WindowUser::press(const QString &label)
{
    return pressFound([this, label] { return buttonCalled(label); }, label);
}

bool WindowUser::pressNamed(const QString &name)
{
    return pressFound([this, name] { return buttonNamed(name); }, name);
}

bool WindowUser::pressFound(const std::function<QWidget *()> &find, const QString &what)
{
    QWidget *button = nullptr;
    if (!wait([&] { return (button = find()) != nullptr; }, QStringLiteral("button ") + what))
        return false;
    if (m_hands == Hands::Mouse) {
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    if (!reach(button))
        return false;
    QTest::keyClick(button, Qt::Key_Space);
    return true;
}

bool WindowUser::choose(const QString &label, const QString &text)
{
    QComboBox *box = nullptr;
    const auto isOffered = [&] {
        for (QComboBox *const each : m_window->findChildren<QComboBox *>()) {
            if (each->accessibleName() == label && isUsable(each))
                box = each;
        }
        return box && box->findText(text) >= 0;
    };
    if (!wait(isOffered, QStringLiteral("choice ") + text))
        return false;
    if (m_hands == Hands::Keyboard) {
        if (!reach(box))
            return false;
        QTest::keyClick(box, Qt::Key_Home);
        return moveTo([&] { return box->currentText() == text; }, Qt::Key_Down, text);
    }
    QTest::mouseClick(box, Qt::LeftButton);
    QAbstractItemView *const list = box->view();
    if (!wait([&] { return list->isVisible(); }, QStringLiteral("list of ") + label))
        return false;
    // A list that has just opened takes no click yet: whoever is too fast clicks again.
    return wait(
        [&] {
            if (!list->isVisible())
                return box->currentText() == text;
            const QPoint place = list->visualRect(box->model()->index(box->findText(text), 0)).center();
            QTest::mouseMove(list->viewport(), place);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, place);
            return false;
        },
        QStringLiteral("choice of ") + text);
}

bool WindowUser::pick(QMenu *menu, const QString &start)
{
    QAction *wanted = nullptr;
    for (QAction *const each : menu->actions()) {
        if (each->text().startsWith(start))
            wanted = each;
    }
    if (!wait([wanted] { return wanted != nullptr; }, QStringLiteral("menu entry ") + start, 0))
        return false;
    if (m_hands == Hands::Mouse) {
        QTest::mouseClick(menu, Qt::LeftButton, Qt::NoModifier, menu->actionGeometry(wanted).center());
        return true;
    }
    if (!moveTo([&] { return menu->activeAction() == wanted; }, Qt::Key_Down, start))
        return false;
    QTest::keyClick(menu, Qt::Key_Return);
    return true;
}

bool WindowUser::actAs(const QString &name)
{
    auto *const me = m_window->findChild<ui::MeButton *>();
    if (m_hands == Hands::Mouse) {
        QTest::mouseClick(me, Qt::LeftButton);
    } else {
        if (!reach(me))
            return false;
        QTest::keyClick(me, Qt::Key_Space);
    }
    QMenu *menu = nullptr;
    const bool isOpen = wait(
        [&] {
            menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            return menu != nullptr;
        },
        QStringLiteral("menu of people"));
    return isOpen && pick(menu, name) && findWindow();
}

QString WindowUser::state() const
{
    const auto *const header = m_window ? m_window->findChild<ui::HeaderBar *>() : nullptr;
    const auto *const pill = header ? header->findChild<ui::Pill *>() : nullptr;
    return pill && pill->isVisible() ? pill->text() : QString();
}

bool WindowUser::waitForState(const QString &word, int milliseconds)
{
    return wait([&] { return state() == word; }, QStringLiteral("state ") + word, milliseconds);
}

} // namespace releasedesk::tests
