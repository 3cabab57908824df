// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/release_json.h"
#include "core/base/shown_zone.h"
#include "core/rehearsal/rehearsal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString shown(const QDateTime &at)
{
    return at.isValid() ? inShownZone(at).toString(u"yyyy-MM-dd HH:mm"_s) : u"–"_s;
}

QString iso(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString();
}

QString span(qint64 seconds)
{
    const qint64 minutes = (seconds + 30) / 60;
    return seconds < 60 ? Text::tr("%1 s").arg(seconds)
        : minutes < 60  ? Text::tr("%1 min").arg(minutes)
                        : Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

Result<domain::Freeze> freezeOf(const QString &text)
{
    const QStringList parts = text.split(u'/');
    domain::Freeze freeze;
    freeze.from = QDateTime::fromString(parts.value(0), Qt::ISODate);
    freeze.until = QDateTime::fromString(parts.value(1), Qt::ISODate);
    if (parts.size() == 3)
        freeze.environments.append(EnvironmentId(parts.at(2)));
    freeze.reason = Text::tr("named for this rehearsal");
    if (parts.size() > 3 || !freeze.from.isValid() || !freeze.until.isValid() || freeze.from >= freeze.until)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("“%1” is no time of a freeze. Write it as 2026-11-27T00:00Z/2026-11-30T09:00Z, with "
                                "/ENVIRONMENT behind it for one environment only.")
                           .arg(text));
    return freeze;
}

QJsonObject jsonOf(const rehearsal::Rehearsal &done)
{
    QJsonArray tasks;
    for (const rehearsal::RehearsedTask &each : done.tasks)
        tasks.append(QJsonObject{{u"task"_s, each.task.value()},
                                 {u"plannedStart"_s, iso(each.plannedStart)},
                                 {u"plannedFinish"_s, iso(each.plannedFinish)},
                                 {u"start"_s, iso(each.start)},
                                 {u"finish"_s, iso(each.finish)},
                                 {u"seconds"_s, each.seconds},
                                 {u"source"_s, json::nameOf(each.source)},
                                 {u"critical"_s, each.isCritical},
                                 {u"reached"_s, each.isReached},
                                 {u"slackSeconds"_s, each.slackSeconds}});
    QJsonArray path;
    for (const TaskId &task : done.criticalPath)
        path.append(task.value());
    QJsonArray conflicts;
    for (const rehearsal::Conflict &each : done.conflicts)
        conflicts.append(QJsonObject{{u"at"_s, iso(each.at)},
                                     {u"task"_s, each.task.value()},
                                     {u"kind"_s, json::nameOf(each.kind)},
                                     {u"message"_s, each.message}});
    return {{u"start"_s, iso(done.start)},
            {u"plannedFinish"_s, iso(done.plannedFinish)},
            {u"finish"_s, iso(done.finish)},
            {u"rolledBack"_s, done.isFailed},
            {u"rollbackSeconds"_s, done.rollbackSeconds},
            {u"latestDecision"_s, iso(done.latestDecision)},
            {u"fromHistory"_s, done.fromHistory},
            {u"criticalPath"_s, path},
            {u"conflicts"_s, conflicts},
            {u"tasks"_s, tasks}};
}

QString textOf(const rehearsal::Rehearsal &done, const domain::Release &release)
{
    QStringList lines;
    lines.append(done.isFailed ? Text::tr("Rolled back at %1 after a failure.").arg(shown(done.finish))
                               : Text::tr("Forecast: %1 to %2 (planned until %3).")
                                     .arg(shown(done.start), shown(done.finish), shown(done.plannedFinish)));
    lines.append(
        Text::tr("The way back takes %1; decide by %2.").arg(span(done.rollbackSeconds), shown(done.latestDecision)));
    lines.append(
        Text::tr("%1 of %2 durations are known from earlier releases.").arg(done.fromHistory).arg(done.tasks.size()));
    QStringList path;
    for (const TaskId &task : done.criticalPath)
        path.append(release.plan().task(task)->title);
    lines.append(Text::tr("Critical path: %1").arg(path.join(u" → "_s)));
    if (done.conflicts.isEmpty())
        lines.append(Text::tr("No conflict."));
    for (const rehearsal::Conflict &each : done.conflicts)
        lines.append(u"%1  %2"_s.arg(shown(each.at), each.message));
    for (const rehearsal::RehearsedTask &each : done.tasks)
        lines.append(u"%1 %2  %3  %4"_s.arg(each.isCritical ? u"*"_s : u" "_s, shown(each.start), shown(each.finish),
                                            release.plan().task(each.task)->title));
    return lines.join(u'\n');
}

} // namespace

QCoro::Task<ExitCode> rehearseRelease(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"at"_s, {}, u"TIME"_s}, {u"bad-day"_s, {}}, {u"fails"_s, {}, u"TASK"_s}, {u"freeze"_s, {}, u"TIMES"_s}});
    if (!parse(parser, invocation,
               u"rehearse RELEASE [--at TIME] [--bad-day] [--fails TASK] [--freeze START/END[/ENVIRONMENT]]…"_s, 1, 1))
        co_return Usage;
    QDateTime now = parser.isSet(u"at"_s) ? QDateTime::fromString(parser.value(u"at"_s), Qt::ISODate)
                                          : QDateTime::currentDateTimeUtc();
    if (!now.isValid())
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument,
             Text::tr("“%1” is no time. Write it as 2026-11-24T14:00Z.").arg(parser.value(u"at"_s)),
             {}});
    now = now.toUTC();
    const TaskId fails(parser.value(u"fails"_s));
    QList<domain::Freeze> supposed;
    const QStringList freezes = parser.values(u"freeze"_s);
    for (const QString &text : freezes) {
        const auto freeze = freezeOf(text);
        if (!freeze)
            co_return invocation.console.fail(freeze.error());
        supposed.append(*freeze);
    }
    const auto open = co_await openWorkspace(invocation, Access::Read);
    if (!open)
        co_return invocation.console.fail(open.error());
    const auto id = findRelease(*(*open)->desk, parser.positionalArguments().first());
    if (!id)
        co_return invocation.console.fail(id.error());
    const domain::Release &release = *(*open)->desk->release(*id);
    if (!fails.isEmpty() && !release.plan().task(fails))
        co_return invocation.console.fail(
            {ErrorCode::NotFound, Text::tr("There is no task “%1” in this release.").arg(fails.value()), {}});
    const QList<domain::Release> all = (*open)->desk->book().releases().values();
    const domain::Directory &directory = (*open)->desk->directory();
    rehearsal::Circumstances world = rehearsal::circumstancesOf(release, all, directory, now);
    world.share = parser.isSet(u"bad-day"_s) ? 0.9 : 0.5;
    world.fails = fails;
    world.freezes = supposed;
    const rehearsal::Rehearsal done = rehearsal::rehearse(release, directory, world);
    invocation.console.print(jsonOf(done), textOf(done, release));
    co_return Done;
}

} // namespace releasedesk::cli
