// SPDX-License-Identifier: Apache-2.0
#include "ui/calendar/shown_entries.h"

#include "core/base/safe_text.h"
#include "ui/widgets/mark_color.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using rehearsal::CalendarEntry;
using rehearsal::CalendarKind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CalendarEntries)
};

QString placesText(const QList<EnvironmentId> &places, const domain::Directory &directory)
{
    QStringList names;
    for (const EnvironmentId &id : places) {
        const domain::Environment *const known = directory.environment(id);
        names.append(SafeText::lineFromOutside(known && !known->name.isEmpty() ? known->name : id.value()).plain());
    }
    return names.join(QStringLiteral(", "));
}

//! What stands in the way of a release that is still to come.
void addConflicts(ShownEntry &entry, const domain::Release &release, const session::Desk &desk)
{
    if (!isOpen(release) || release.startedAt().isValid())
        return;
    const QList<rehearsal::Obstacle> obstacles = rehearsal::obstaclesOf(
        rehearsal::wishOf(release, desk.directory()), desk.book().releases().values(), desk.directory());
    for (const rehearsal::Obstacle &each : obstacles) {
        entry.conflicts.append(SafeText::lineFromOutside(each.message).plain());
        entry.isBlocked |= each.isBlocking();
    }
}

ShownEntry shownWindow(const CalendarEntry &entry, const domain::Release &release, const domain::Directory &directory)
{
    const int color = projectColor(directory, release.project());
    const StateWord state = stateWordOf(release);
    return {entry,
            nameOf(release, directory),
            placesText(entry.environments, directory),
            color >= 0 ? markColorAt(color) : markColorFor(projectName(directory, release.project())),
            state.state,
            state.word,
            {},
            false};
}

ShownEntry shownEntry(const CalendarEntry &entry, const session::Desk &desk)
{
    const domain::Directory &directory = desk.directory();
    const QString reason = SafeText::lineFromOutside(entry.reason).plain();
    switch (entry.kind) {
    case CalendarKind::Window: {
        const domain::Release &release = *desk.release(entry.release);
        ShownEntry shown = shownWindow(entry, release, directory);
        addConflicts(shown, release, desk);
        return shown;
    }
    case CalendarKind::Freeze:
        return {entry,
                Text::tr("Freeze: %1").arg(reason),
                entry.environments.isEmpty() ? Text::tr("everywhere") : placesText(entry.environments, directory),
                {},
                State::Planned,
                {}};
    case CalendarKind::Absence:
        return {entry,
                Text::tr("Away: %1").arg(personName(directory, entry.person)),
                Text::tr("Acts meanwhile: %1").arg(personName(directory, entry.delegate)),
                {},
                State::Planned,
                {}};
    case CalendarKind::Holiday:
        return {entry, Text::tr("Holiday"), {}, {}, State::Planned, {}, {}, false};
    }
    Q_UNREACHABLE();
}

} // namespace

QDate ShownEntry::firstDay() const
{
    return inShownZone(entry.from).date();
}

QDate ShownEntry::lastDay() const
{
    return std::max(firstDay(), inShownZone(entry.until.addSecs(-1)).date());
}

bool ShownEntry::isIn(const EnvironmentId &place) const
{
    const bool isOfPlaces = is(CalendarKind::Window) || is(CalendarKind::Freeze);
    if (place.isEmpty() || !isOfPlaces || entry.environments.contains(place))
        return true;
    return is(CalendarKind::Freeze) && entry.environments.isEmpty();
}

QList<ShownEntry> shownEntries(const session::Desk &desk, QDate first, QDate last, const EnvironmentId &place)
{
    QList<ShownEntry> shown;
    const QList<CalendarEntry> entries
        = rehearsal::calendarBetween(desk.book().releases().values(), desk.directory(),
                                     fromShownZone(first, QTime(0, 0)), fromShownZone(last.addDays(1), QTime(0, 0)));
    for (const CalendarEntry &each : entries) {
        const ShownEntry entry = shownEntry(each, desk);
        if (entry.isIn(place))
            shown.append(entry);
    }
    return shown;
}

QList<std::pair<EnvironmentId, QString>> shownPlaces(const domain::Directory &directory)
{
    QList<domain::Environment> sorted = directory.environments;
    std::ranges::sort(sorted, {},
                      [](const domain::Environment &each) { return std::pair(each.rank, each.id.value()); });
    QList<std::pair<EnvironmentId, QString>> places;
    for (const domain::Environment &each : std::as_const(sorted))
        places.append({each.id, placesText({each.id}, directory)});
    return places;
}

QString timesOf(const ShownEntry &entry, const QDateTime &now)
{
    const bool isWhole = inShownZone(entry.entry.from).time() == QTime(0, 0)
        && entry.entry.from.secsTo(entry.entry.until) == 24LL * 3600;
    if (isWhole)
        return Text::tr("All day");
    if (entry.firstDay() == entry.lastDay())
        return QString(clockText(entry.entry.from) + u'–' + clockText(entry.entry.until));
    return windowText(entry.entry.from, entry.entry.until, now);
}

} // namespace releasedesk::ui
