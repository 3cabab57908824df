// SPDX-License-Identifier: Apache-2.0
#include "app/cli/act_on.h"
#include "app/cli/commands.h"
#include "app/cli/time_option.h"
#include "core/base/shown_zone.h"
#include "core/rehearsal/calendar.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

constexpr int shownDays = 31;
constexpr int mostDays = 366;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString shown(const QDateTime &at)
{
    return inShownZone(at).toString(u"yyyy-MM-dd HH:mm"_s);
}

QString iso(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODate);
}

QStringList namesOf(const QList<EnvironmentId> &environments)
{
    QStringList names;
    for (const EnvironmentId &id : environments)
        names.append(id.value());
    return names;
}

//! What an entry is about, in a few words.
QString wordsOf(const rehearsal::CalendarEntry &entry, const session::Desk &desk)
{
    using rehearsal::CalendarKind;
    switch (entry.kind) {
    case CalendarKind::Window: {
        const domain::Release *const release = desk.release(entry.release);
        return release ? QString(release->project().value() + u' ' + release->version()) : entry.release.value();
    }
    case CalendarKind::Freeze:
        return entry.reason;
    case CalendarKind::Absence:
        return Text::tr("%1 is away, %2 acts")
            .arg(desk.directory().nameOf(entry.person), desk.directory().nameOf(entry.delegate));
    case CalendarKind::Holiday:
        break;
    }
    return Text::tr("holiday");
}

void printEntries(const Invocation &invocation, const QList<rehearsal::CalendarEntry> &entries,
                  const session::Desk &desk)
{
    QJsonArray list;
    QList<QStringList> rows;
    for (const rehearsal::CalendarEntry &each : entries) {
        const QString words = wordsOf(each, desk);
        list.append(QJsonObject{{u"kind"_s, json::nameOf(each.kind)},
                                {u"from"_s, iso(each.from)},
                                {u"until"_s, iso(each.until)},
                                {u"environments"_s, QJsonArray::fromStringList(namesOf(each.environments))},
                                {u"release"_s, each.release.value()},
                                {u"person"_s, each.person.value()},
                                {u"text"_s, words}});
        rows.append({shown(each.from), shown(each.until), json::nameOf(each.kind),
                     namesOf(each.environments).join(u", "_s), words});
    }
    invocation.console.printTable(
        u"entries"_s, list,
        {Text::tr("From"), Text::tr("Until"), Text::tr("Kind"), Text::tr("Where"), Text::tr("What")}, rows);
}

//! The wish that the options say: of a release, of an environment, or of a release elsewhere or at another time.
Result<rehearsal::SlotWish> wishOf(const QCommandLineParser &parser, const session::Desk &desk)
{
    rehearsal::SlotWish wish;
    if (!parser.positionalArguments().isEmpty()) {
        const auto id = findRelease(desk, parser.positionalArguments().first());
        if (!id)
            return failed(id);
        wish = rehearsal::wishOf(*desk.release(*id), desk.directory());
    }
    QList<EnvironmentId> places;
    for (const QString &name : parser.values(u"env"_s)) {
        if (!desk.directory().environment(EnvironmentId(name)))
            return failure(ErrorCode::NotFound, Text::tr("There is no environment “%1”.").arg(name));
        places.append(EnvironmentId(name));
    }
    if (!places.isEmpty())
        wish.environments = places;
    else if (wish.release.isEmpty())
        for (const domain::Environment &each : desk.directory().environments)
            wish.environments.append(each.id);
    for (const auto &[option, at] : {std::pair(u"from"_s, &wish.from), std::pair(u"until"_s, &wish.until)}) {
        if (!parser.isSet(option))
            continue;
        const auto time = timeOption(QString(u"--"_s + option), parser.value(option));
        if (!time)
            return failed(time);
        *at = *time;
    }
    if (!wish.from.isValid() || !wish.until.isValid() || wish.until <= wish.from)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("A time to check begins before it ends. Name a release with a window, or --from and "
                                "--until."));
    return wish;
}

} // namespace

QCoro::Task<ExitCode> calendarList(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"from"_s, {}, u"TIME"_s}, {u"days"_s, {}, u"NUMBER"_s, QString::number(shownDays)}});
    if (!parse(parser, invocation, u"calendar list [--from TIME] [--days NUMBER]"_s, 0, 0))
        co_return Usage;
    const int days = parser.value(u"days"_s).toInt();
    if (days < 1 || days > mostDays)
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument, Text::tr("--days takes 1 to %1.").arg(mostDays), {}});
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    // Only now: a time without an offset is meant in the zone of the workspace.
    QDateTime from = fromShownZone(inShownZone(QDateTime::currentDateTimeUtc()).date(), QTime(0, 0));
    if (parser.isSet(u"from"_s)) {
        const auto time = timeOption(u"--from"_s, parser.value(u"from"_s));
        if (!time)
            co_return invocation.console.fail(time.error());
        from = *time;
    }
    const session::Desk &desk = *(*open)->desk;
    printEntries(
        invocation,
        rehearsal::calendarBetween(desk.book().releases().values(), desk.directory(), from, from.addDays(days)), desk);
    co_return Done;
}

QCoro::Task<ExitCode> calendarCheck(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"env"_s, {}, u"ID"_s}, {u"from"_s, {}, u"TIME"_s}, {u"until"_s, {}, u"TIME"_s}});
    if (!parse(parser, invocation, u"calendar check [RELEASE] [--env ID]… [--from TIME --until TIME]"_s, 0, 1))
        co_return Usage;
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const session::Desk &desk = *(*open)->desk;
    const auto wish = cli::wishOf(parser, desk);
    if (!wish)
        co_return invocation.console.fail(wish.error());
    const QList<domain::Release> all = desk.book().releases().values();
    const QList<rehearsal::Obstacle> obstacles = rehearsal::obstaclesOf(*wish, all, desk.directory());
    const QDateTime next = obstacles.isEmpty() ? QDateTime() : rehearsal::nextFreeSlot(*wish, all, desk.directory());
    const bool isFree = std::ranges::none_of(obstacles, &rehearsal::Obstacle::isBlocking);
    QJsonArray list;
    QStringList lines{isFree ? Text::tr("Free: %1 to %2").arg(shown(wish->from), shown(wish->until))
                             : Text::tr("Not free: %1 to %2").arg(shown(wish->from), shown(wish->until))};
    for (const rehearsal::Obstacle &each : obstacles) {
        list.append(QJsonObject{{u"kind"_s, json::nameOf(each.kind)},
                                {u"blocks"_s, each.isBlocking()},
                                {u"release"_s, each.release.value()},
                                {u"message"_s, each.message}});
        lines.append(each.message);
    }
    if (next.isValid())
        lines.append(Text::tr("Next free: %1").arg(shown(next)));
    invocation.console.print({{u"free"_s, isFree},
                              {u"obstacles"_s, list},
                              {u"nextFree"_s, next.isValid() ? QJsonValue(iso(next)) : QJsonValue()}},
                             lines.join(u'\n'));
    co_return isFree ? Done : Failed;
}

} // namespace releasedesk::cli
