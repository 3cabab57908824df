// SPDX-License-Identifier: Apache-2.0
#include "core/rehearsal/calendar.h"

#include "core/base/shown_zone.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::rehearsal {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Calendar)
};

QString shown(const QDateTime &at)
{
    return inShownZone(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

bool overlap(const QDateTime &from, const QDateTime &until, const QDateTime &otherFrom, const QDateTime &otherUntil)
{
    return from < otherUntil && otherFrom < until;
}

//! When a release leaves the place it takes: with the end of its window, or earlier if it was over before.
QDateTime endOf(const domain::Release &release)
{
    const QDateTime planned = release.windowEnd().isValid() ? release.windowEnd() : release.windowStart().addSecs(3600);
    const bool isEarlier = release.isOver() && release.endedAt().isValid() && release.endedAt() > release.windowStart();
    return isEarlier ? std::min(planned, release.endedAt()) : planned;
}

bool isPlanned(const domain::Release &release)
{
    return release.windowStart().isValid() && release.state() != domain::ReleaseState::Discarded;
}

QString nameOf(const domain::Release &release, const domain::Directory &directory)
{
    const domain::Project *const known = directory.project(release.project());
    const QString project = known && !known->name.isEmpty() ? known->name : release.project().value();
    return project + u' ' + release.version();
}

QString nameOf(const EnvironmentId &id, const domain::Directory &directory)
{
    const domain::Environment *const known = directory.environment(id);
    return known && !known->name.isEmpty() ? known->name : id.value();
}

QTimeZone zoneOf(const domain::WorkingCalendar &calendar)
{
    const QTimeZone zone(calendar.zone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

QList<PersonId> peopleOf(const domain::Release &release)
{
    QList<PersonId> people;
    const auto add = [&people](const PersonId &id) {
        if (!id.isEmpty() && !people.contains(id))
            people.append(id);
    };
    add(release.owner());
    for (const domain::Task &task : release.plan().tasks)
        add(task.performer);
    return people;
}

//! What another release means for a wished time.
class OtherRelease
{
public:
    OtherRelease(const SlotWish &wish, const domain::Release &other, const domain::Directory &directory)
        : m_wish(wish)
        , m_other(other)
        , m_directory(directory)
    {
    }

    void addTo(QList<Obstacle> &found) const
    {
        if (m_other.project() == m_wish.project && !m_wish.project.isEmpty())
            return add(ObstacleKind::Service,
                       Text::tr("%1 of the same project is planned from %2 to %3. Choose another time, or agree on who "
                                "goes first.")
                           .arg(name(), shown(m_other.windowStart()), shown(endOf(m_other))),
                       found);
        for (const EnvironmentId &place : placesOf(m_other, m_directory)) {
            if (m_wish.environments.contains(place) && m_directory.isProtected(place))
                return add(
                    ObstacleKind::Environment,
                    Text::tr("%1 takes effect in %2 from %3 to %4. Choose another time, or agree on who goes "
                             "first.")
                        .arg(name(), nameOf(place, m_directory), shown(m_other.windowStart()), shown(endOf(m_other))),
                    found);
        }
        const QList<PersonId> others = peopleOf(m_other);
        for (const PersonId &person : m_wish.people) {
            if (others.contains(person))
                return add(ObstacleKind::Person,
                           Text::tr("%1 is needed for %2 at the same time.").arg(m_directory.nameOf(person), name()),
                           found);
        }
    }

private:
    [[nodiscard]] QString name() const { return nameOf(m_other, m_directory); }

    void add(ObstacleKind kind, const QString &message, QList<Obstacle> &found) const
    {
        found.append({kind, m_other.windowStart(), endOf(m_other), m_other.id(), message});
    }

    const SlotWish &m_wish;
    const domain::Release &m_other;
    const domain::Directory &m_directory;
};

void addFreezes(const SlotWish &wish, const domain::Directory &directory, QList<Obstacle> &found)
{
    for (const domain::Freeze &freeze : directory.freezes) {
        if (!freeze.meets(wish.from, wish.until))
            continue;
        const auto held = std::ranges::find_if(wish.environments, [&](const EnvironmentId &place) {
            return freeze.holds(place, wish.project, wish.version);
        });
        if (held == wish.environments.end())
            continue;
        found.append({ObstacleKind::Freeze,
                      freeze.from,
                      freeze.until,
                      {},
                      Text::tr("%1 is frozen until %2 (%3). Choose a later time, or ask for an exception.")
                          .arg(nameOf(*held, directory), shown(freeze.until), freeze.reason)});
    }
}

void addAbsences(const SlotWish &wish, const domain::Directory &directory, QList<Obstacle> &found)
{
    for (const domain::Delegation &away : directory.delegations) {
        const QDateTime until = away.endedAt.isValid() ? std::min(away.until, away.endedAt) : away.until;
        const bool isAbout = away.projects.isEmpty() || away.projects.contains(wish.project);
        if (isAbout && wish.people.contains(away.absent) && overlap(wish.from, wish.until, away.from, until))
            found.append({ObstacleKind::Absence,
                          away.from,
                          until,
                          {},
                          Text::tr("%1 is away until %2; %3 acts for them.")
                              .arg(directory.nameOf(away.absent), shown(until), directory.nameOf(away.delegate))});
    }
}

void addHoliday(const SlotWish &wish, const domain::Directory &directory, QList<Obstacle> &found)
{
    const domain::WorkingCalendar &calendar = directory.calendar;
    const QDate day = calendar.dayOf(wish.from);
    if (calendar.isWorkingDay(day))
        return;
    const QDateTime start = QDateTime(day, QTime(0, 0), zoneOf(calendar)).toUTC();
    found.append(
        {ObstacleKind::Holiday,
         start,
         start.addDays(1),
         {},
         calendar.holidays.contains(day)
             ? Text::tr("%1 is a holiday: whoever is needed may not be there.").arg(day.toString(Qt::ISODate))
             : Text::tr("%1 is no working day: whoever is needed may not be there.").arg(day.toString(Qt::ISODate))});
}

} // namespace

QList<EnvironmentId> placesOf(const domain::Release &release, const domain::Directory &directory)
{
    QList<EnvironmentId> places;
    for (const domain::Task &task : release.plan().tasks) {
        const bool takesEffect
            = !task.isInRollbackLane() && !task.environment.isEmpty() && !domain::changesNothing(task.kind);
        if (takesEffect && !places.contains(task.environment))
            places.append(task.environment);
    }
    const auto rankOf = [&](const EnvironmentId &id) {
        const domain::Environment *const known = directory.environment(id);
        return std::pair(known ? known->rank : std::numeric_limits<int>::max(), id.value());
    };
    std::ranges::sort(places, {}, rankOf);
    return places;
}

QList<CalendarEntry> calendarBetween(const QList<domain::Release> &all, const domain::Directory &directory,
                                     const QDateTime &from, const QDateTime &until)
{
    QList<CalendarEntry> entries;
    for (const domain::Release &release : all) {
        if (isPlanned(release) && overlap(from, until, release.windowStart(), endOf(release)))
            entries.append({CalendarKind::Window,
                            release.windowStart(),
                            endOf(release),
                            placesOf(release, directory),
                            release.id(),
                            {},
                            {},
                            {}});
    }
    for (const domain::Freeze &freeze : directory.freezes) {
        if (overlap(from, until, freeze.from, freeze.until))
            entries.append({CalendarKind::Freeze,
                            freeze.from,
                            freeze.until,
                            freeze.environments,
                            {},
                            freeze.owner,
                            {},
                            freeze.reason});
    }
    for (const domain::Delegation &away : directory.delegations) {
        const QDateTime end = away.endedAt.isValid() ? std::min(away.until, away.endedAt) : away.until;
        if (overlap(from, until, away.from, end))
            entries.append({CalendarKind::Absence, away.from, end, {}, {}, away.absent, away.delegate, away.reason});
    }
    for (const QDate &day : directory.calendar.holidays) { // a day as people see it, wherever they work
        const QDateTime start = fromShownZone(day, QTime(0, 0));
        const QDateTime end = fromShownZone(day.addDays(1), QTime(0, 0));
        if (overlap(from, until, start, end))
            entries.append({CalendarKind::Holiday, start, end, {}, {}, {}, {}, {}});
    }
    std::ranges::sort(entries, {}, [](const CalendarEntry &each) {
        return std::tuple(each.from, static_cast<int>(each.kind), each.release.value(), each.person.value(),
                          each.reason, each.until);
    });
    return entries;
}

SlotWish wishOf(const domain::Release &release, const domain::Directory &directory)
{
    return {release.id(),      release.project(),     release.version(),  placesOf(release, directory),
            peopleOf(release), release.windowStart(), release.windowEnd()};
}

QList<Obstacle> obstaclesOf(const SlotWish &wish, const QList<domain::Release> &all, const domain::Directory &directory)
{
    QList<Obstacle> found;
    addFreezes(wish, directory, found);
    for (const domain::Release &other : all) {
        const bool counts = isPlanned(other) && !other.isOver() && other.id() != wish.release
            && overlap(wish.from, wish.until, other.windowStart(), endOf(other));
        if (counts)
            OtherRelease(wish, other, directory).addTo(found);
    }
    addAbsences(wish, directory, found);
    addHoliday(wish, directory, found);
    std::ranges::sort(found, {}, [](const Obstacle &each) {
        return std::tuple(static_cast<int>(each.kind), each.from, each.message);
    });
    return found;
}

QDateTime nextFreeSlot(const SlotWish &wish, const QList<domain::Release> &all, const domain::Directory &directory,
                       int days)
{
    SlotWish next = wish;
    const QTimeZone zone = zoneOf(directory.calendar);
    const QDateTime there = wish.from.toTimeZone(zone);
    for (int i = 1; i <= days; ++i) {
        // By the clock of the place: the hour stays, also where the clocks are changed in between.
        next.from = QDateTime(there.date().addDays(i), there.time(), zone).toUTC();
        next.until = next.from.addSecs(wish.from.secsTo(wish.until));
        if (obstaclesOf(next, all, directory).isEmpty())
            return next.from;
    }
    return {};
}

} // namespace releasedesk::rehearsal
