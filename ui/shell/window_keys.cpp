// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/window_keys.h"

#include "ui/shell/letter_keys.h"

#include <QShortcut>
#include <QWidget>

namespace releasedesk::ui {

WindowKeys::WindowKeys(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_letters(new LetterKeys(window, QStringLiteral("N")))
{
    using enum Scope;
    add(QStringLiteral("Ctrl+K"), Everywhere, [this] { emit paletteWanted(); });
    add(QStringLiteral("Ctrl+Shift+F"), Everywhere, [this] { emit traceWanted(); });
    add(QStringLiteral("Ctrl+B"), Everywhere, [this] { emit sideBarToggled(); });
    add(QStringLiteral("Alt+Left"), Everywhere, [this] { emit backWanted(); });
    add(QStringLiteral("Alt+Right"), Everywhere, [this] { emit forwardWanted(); });
    add(QStringLiteral("F6"), Everywhere, [this] { emit paneWanted(1); });
    add(QStringLiteral("Shift+F6"), Everywhere, [this] { emit paneWanted(-1); });
    add(QStringLiteral("F1"), Everywhere, [this] { emit helpWanted(); });
    add(QStringLiteral("F11"), Everywhere, [this] { emit presentingToggled(); });
    add(QStringLiteral("Ctrl+Shift+L"), Everywhere, [this] { emit themeToggled(); });
    add(QStringLiteral("Ctrl+,"), Everywhere, [this] { emit viewWanted(View::Settings); });
    for (int i = 0; i < 7; ++i) {
        add(QStringLiteral("Ctrl+%1").arg(i + 1), Release,
            [this, tab = static_cast<ReleaseTab>(i)] { emit tabWanted(tab); });
    }
    add(QStringLiteral("Ctrl+Return"), Release, [this] { emit primaryWanted(); });
    add(QStringLiteral("Ctrl+Enter"), Release, [this] { emit primaryWanted(); });
    add(QStringLiteral("Ctrl+Shift+R"), Release, [this] { emit rollBackWanted(); });

    connect(m_letters, &LetterKeys::letter, this, &WindowKeys::newReleaseWanted);
    connect(m_letters, &LetterKeys::chord, this, &WindowKeys::goBy);
    apply();
}

void WindowKeys::goBy(QChar letter)
{
    switch (letter.unicode()) {
    case u'H':
        return emit viewWanted(View::Home);
    case u'A':
        return emit viewWanted(View::Approvals);
    case u'R':
        return emit viewWanted(View::Releases);
    case u'V':
        return emit viewWanted(View::Versions);
    case u'C':
        return emit viewWanted(View::Calendar);
    case u'U':
        return emit viewWanted(View::People);
    case u'P': // where the templates are
        return emit newReleaseWanted();
    case u'T':
        return emit traceWanted();
    default:
        break;
    }
}

void WindowKeys::setPlace(const Place &place)
{
    m_place = place;
    apply();
}

void WindowKeys::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
    m_letters->setHeld(isHeld);
    apply();
}

void WindowKeys::setSingleLetters(bool isEnabled)
{
    m_letters->setEnabled(isEnabled);
}

void WindowKeys::add(const QString &keys, Scope scope, std::function<void()> run)
{
    auto *const shortcut = new QShortcut(QKeySequence(keys), m_window);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, [run = std::move(run)] { run(); });
    m_keys.append({shortcut, scope});
}

void WindowKeys::apply()
{
    const bool isRelease = m_place.view == View::Release;
    for (const Key &key : std::as_const(m_keys)) {
        const bool isHere = key.scope == Scope::Everywhere || isRelease;
        key.shortcut->setEnabled(isHere && !m_isHeld);
    }
}

} // namespace releasedesk::ui
