// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

//! What is planned when and where in a workspace, and whether a time is still free.

namespace releasedesk::rehearsal {

enum class CalendarKind { Window, Freeze, Absence, Holiday };

[[nodiscard]] constexpr auto enumNames(CalendarKind /*type*/)
{
    return std::array<std::pair<CalendarKind, const char *>, 4>{{{CalendarKind::Window, "window"},
                                                                 {CalendarKind::Freeze, "freeze"},
                                                                 {CalendarKind::Absence, "absence"},
                                                                 {CalendarKind::Holiday, "holiday"}}};
}

//! Something that takes a time. Times are UTC, the end is not part of it.
struct CalendarEntry {
    CalendarKind kind = CalendarKind::Window;
    QDateTime from;
    QDateTime until;
    QList<EnvironmentId> environments; //!< where; of a freeze, empty means everywhere
    ReleaseId release; //!< of a window
    PersonId person; //!< of an absence
    PersonId delegate; //!< of an absence: who acts meanwhile
    QString reason; //!< of a freeze or an absence

    friend bool operator==(const CalendarEntry &, const CalendarEntry &) = default;
};

//! What touches [\p from, \p until): the windows of releases that were not discarded, freezes, absences and holidays of
//! the working calendar. By beginning, then by kind.
[[nodiscard]] QList<CalendarEntry> calendarBetween(const QList<domain::Release> &all,
                                                   const domain::Directory &directory, const QDateTime &from,
                                                   const QDateTime &until);

//! Environments in which a release takes effect, least like production first.
[[nodiscard]] QList<EnvironmentId> placesOf(const domain::Release &release, const domain::Directory &directory);

//! A time somebody wants for a release.
struct SlotWish {
    ReleaseId release; //!< does not stand in its own way; empty: none yet
    ProjectId project; //!< may be empty
    QString version; //!< for the exceptions of freezes; may be empty
    QList<EnvironmentId> environments; //!< where it takes effect; empty: nowhere that is known
    QList<PersonId> people; //!< who is needed
    QDateTime from; //!< UTC
    QDateTime until;
};

//! What \p release wants: its window, its environments, its owner and those who do its tasks.
[[nodiscard]] SlotWish wishOf(const domain::Release &release, const domain::Directory &directory);

enum class ObstacleKind { Freeze, Environment, Service, Person, Absence, Holiday };

[[nodiscard]] constexpr auto enumNames(ObstacleKind /*type*/)
{
    return std::array<std::pair<ObstacleKind, const char *>, 6>{{{ObstacleKind::Freeze, "freeze"},
                                                                 {ObstacleKind::Environment, "environment"},
                                                                 {ObstacleKind::Service, "service"},
                                                                 {ObstacleKind::Person, "person"},
                                                                 {ObstacleKind::Absence, "absence"},
                                                                 {ObstacleKind::Holiday, "holiday"}}};
}

//! Something a wished time runs into.
struct Obstacle {
    ObstacleKind kind = ObstacleKind::Freeze;
    QDateTime from;
    QDateTime until;
    ReleaseId release; //!< the other one; empty: none
    QString message; //!< translated: what is wrong, and what to do
    //! A freeze, or another release in the same place or of the same project: the time is not free. The others are to
    //! be known.
    [[nodiscard]] bool isBlocking() const
    {
        return kind == ObstacleKind::Freeze || kind == ObstacleKind::Environment || kind == ObstacleKind::Service;
    }

    friend bool operator==(const Obstacle &, const Obstacle &) = default;
};

//! What stands in the way of \p wish, what blocks it first. Releases that are over stand in nobody's way.
[[nodiscard]] QList<Obstacle> obstaclesOf(const SlotWish &wish, const QList<domain::Release> &all,
                                          const domain::Directory &directory);

//! The same time on the next working day on which nothing stands in the way; not valid if there is none within
//! \p days days.
[[nodiscard]] QDateTime nextFreeSlot(const SlotWish &wish, const QList<domain::Release> &all,
                                     const domain::Directory &directory, int days = 90);

} // namespace releasedesk::rehearsal
