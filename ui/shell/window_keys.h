// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/place.h"

#include <QList>
#include <QObject>

#include <functional>

class QShortcut;
class QWidget;

namespace releasedesk::ui {

class LetterKeys;

//! The keys that work in the whole window, and where. Nothing fires while a dialog is open.
class WindowKeys final : public QObject
{
    Q_OBJECT

public:
    explicit WindowKeys(QWidget *window);

    //! Which of them are of use at \p place.
    void setPlace(const Place &place);
    void setHeld(bool isHeld);
    void setSingleLetters(bool isEnabled);

signals:
    void paletteWanted();
    void sideBarToggled();
    void backWanted();
    void forwardWanted();
    void paneWanted(int step);
    void helpWanted();
    void presentingToggled();
    void themeToggled();
    void viewWanted(releasedesk::ui::View view);
    //! An issue is to be found, and where it is.
    void traceWanted();
    void newReleaseWanted();
    void tabWanted(releasedesk::ui::ReleaseTab tab);
    void primaryWanted();
    void rollBackWanted();

private:
    enum class Scope { Everywhere, Release };
    void add(const QString &keys, Scope scope, std::function<void()> run);
    void goBy(QChar letter);
    void apply();

    struct Key {
        QShortcut *shortcut;
        Scope scope;
    };
    QWidget *m_window;
    LetterKeys *m_letters;
    QList<Key> m_keys;
    Place m_place;
    bool m_isHeld = false;
};

} // namespace releasedesk::ui
