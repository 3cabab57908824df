// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/base/quiet_hours.h"

class QSettings;

namespace releasedesk::ui {

//! How one person wants to be told on this computer that a signature is asked for. The inbox itself always shows it.
struct NotificationPreferences {
    bool isOnDesktop = true; //!< by the desktop, also while the window is behind others
    bool isInWindow = true; //!< by a note in the window
    bool hasQuietHours = true;
    QuietHours quiet;

    //! What is missing or makes no sense is the default.
    [[nodiscard]] static NotificationPreferences read(const QSettings &store, const PersonId &person);
    void write(QSettings &store, const PersonId &person) const;

    //! The quiet hours, or none.
    [[nodiscard]] QuietHours keptQuiet() const;

    friend bool operator==(const NotificationPreferences &, const NotificationPreferences &) = default;
};

} // namespace releasedesk::ui
