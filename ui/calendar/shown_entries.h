// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rehearsal/calendar.h"
#include "core/session/desk.h"
#include "ui/theme/state.h"

#include <QColor>

namespace releasedesk::ui {

//! An entry of the calendar in the words of the interface.
struct ShownEntry {
    rehearsal::CalendarEntry entry;
    QString title; //!< "checkout 2.8.0", "Freeze: Black Friday", "Jiho Kim is away"
    QString detail; //!< where, or who acts meanwhile; may be empty
    QColor color; //!< of the project, for a window
    State state = State::Planned; //!< of the release, for a window
    QString stateWord;
    QStringList conflicts; //!< of a window that is still to come: what stands in its way
    bool isBlocked = false; //!< one of them has to be settled before

    [[nodiscard]] bool is(rehearsal::CalendarKind kind) const { return entry.kind == kind; }
    //! The days it touches, in the zone that is shown.
    [[nodiscard]] QDate firstDay() const;
    [[nodiscard]] QDate lastDay() const;
    [[nodiscard]] bool isOn(QDate day) const { return firstDay() <= day && day <= lastDay(); }
    //! Whether it has to do with \p place: everything has with an empty one.
    [[nodiscard]] bool isIn(const EnvironmentId &place) const;
};

//! What the calendar holds in the days from \p first to \p last. With \p place only windows and freezes there, and what
//! concerns people.
[[nodiscard]] QList<ShownEntry> shownEntries(const session::Desk &desk, QDate first, QDate last,
                                             const EnvironmentId &place = {});

//! The environments of the workspace, least like production first, as they are called.
[[nodiscard]] QList<std::pair<EnvironmentId, QString>> shownPlaces(const domain::Directory &directory);

//! "All day", "14:00–16:00", or with days where it is longer than one.
[[nodiscard]] QString timesOf(const ShownEntry &entry, const QDateTime &now);

} // namespace releasedesk::ui
