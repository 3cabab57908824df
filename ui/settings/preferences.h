// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

class QSettings;

namespace releasedesk::ui {

//! What a person chose for this computer. Read once at the start, written at every change.
struct Preferences {
    Theme::Mode mode = Theme::Mode::System;
    QString language; //!< "en" or "ko"; empty: that of the desktop
    Theme::Density density = Theme::Density::Compact;
    int textScale = 100; //!< percent, 90 to 150
    bool hasReducedMotion = false;
    bool hasLetterKeys = true; //!< single letters and "G" with a letter act

    //! What is missing or makes no sense is the default.
    [[nodiscard]] static Preferences read(const QSettings &store);
    void write(QSettings &store) const;

    //! Theme, text size, density and motion, at once.
    void applyToTheme() const;

    //! The language with that of the desktop filled in: "en" or "ko".
    [[nodiscard]] QString shownLanguage() const;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace releasedesk::ui
