// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/shared/workspace_transfer.h"
#include "core/base/clock.h"
#include "core/store/store_repair.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString recordOf(const Invocation &invocation)
{
    return QDir(invocation.folder).filePath(u"release-desk.db"_s);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject reportJson(const store::DamageReport &report)
{
    QJsonArray lost;
    for (const store::LostOfRelease &each : report.lost)
        lost.append(QJsonObject{{u"release"_s, each.release.value()}, {u"kept"_s, each.kept}, {u"lost"_s, each.lost}});
    return {{u"file"_s, report.file},
            {u"whole"_s, report.isWhole()},
            {u"damage"_s, store::damageName(report.damage)},
            {u"message"_s, report.message},
            {u"detail"_s, report.detail},
            {u"wholeEvents"_s, report.wholeEvents},
            {u"keptUpTo"_s, report.lastWhole.position},
            {u"keptUpToAt"_s, timeOrNull(report.lastWholeAt)},
            {u"hash"_s, QString::fromLatin1(report.lastWhole.hash.toHex())},
            {u"lostEvents"_s, report.lostPositions()},
            {u"lost"_s, lost},
            {u"signedUpTo"_s, report.head ? QJsonValue(report.head->mark.position) : QJsonValue()},
            {u"repairable"_s, report.isRepairable()}};
}

QString reportText(const store::DamageReport &report)
{
    if (report.isWhole())
        return Text::tr("The record is whole: %1 events, the last is %2 (%3).")
            .arg(report.wholeEvents)
            .arg(report.lastWhole.position)
            .arg(QString::fromLatin1(report.lastWhole.hash.toHex().left(16)));
    QStringList lines{report.message};
    for (const store::LostOfRelease &each : report.lost)
        lines.append(Text::tr("  %1: %2 events are kept, %3 lie behind the damage")
                         .arg(each.release.value())
                         .arg(each.kept)
                         .arg(each.lost));
    return lines.join(u'\n');
}

//! Who a note in the record is by: whoever is signed in, otherwise the user of this computer.
PersonId actorOf(const Invocation &invocation)
{
    const PersonId known = signedInPerson(invocation.folder);
    return known.isEmpty() ? PersonId(qEnvironmentVariable("USER", u"unknown"_s)) : known;
}

} // namespace

QCoro::Task<ExitCode> storeCheck(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"file"_s, {}, u"FILE"_s});
    if (!parse(parser, invocation, u"store check [--file FILE]"_s, 0, 0))
        co_return Usage;
    const store::DamageReport report
        = store::StoreCheck::look(parser.isSet(u"file"_s) ? parser.value(u"file"_s) : recordOf(invocation));
    invocation.console.print(reportJson(report), reportText(report));
    co_return report.isWhole() ? Done : Failed;
}

QCoro::Task<ExitCode> storeRepair(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"yes"_s, {}});
    if (!parse(parser, invocation, u"store repair [--yes]"_s, 0, 0))
        co_return Usage;
    const store::DamageReport report = store::StoreCheck::look(recordOf(invocation));
    QJsonObject json = reportJson(report);
    if (report.isWhole() || !report.isRepairable()) {
        invocation.console.print(json,
                                 report.isWhole()
                                     ? Text::tr("The record is whole; there is nothing to repair.")
                                     : Text::tr("%1 It cannot be repaired from the file alone.").arg(report.message));
        co_return report.isWhole() ? Done : Failed;
    }
    if (!parser.isSet(u"yes"_s)) {
        json.insert(u"repaired"_s, false);
        invocation.console.print(
            json,
            Text::tr("%1\nNothing was written. To make a working record of everything up to event %2, "
                     "say: rdesk store repair --yes. The damaged file is kept.")
                .arg(reportText(report))
                .arg(report.lastWhole.position));
        co_return Failed;
    }
    const auto repaired = store::StoreRepair::rebuild(report, actorOf(invocation), SystemClock().utcNow());
    if (!repaired)
        co_return invocation.console.fail(repaired.error());
    json.insert(u"repaired"_s, true);
    json.insert(u"keptAside"_s, QFileInfo(repaired->keptAside).fileName());
    json.insert(u"position"_s, repaired->end.position);
    invocation.console.print(
        json,
        Text::tr("Repaired: the record holds everything up to event %1. Up to %2 events behind it are "
                 "lost; event %3 says so. The damaged file is kept as %4.")
            .arg(report.lastWhole.position)
            .arg(repaired->lostPositions)
            .arg(repaired->end.position)
            .arg(QFileInfo(repaired->keptAside).fileName()));
    co_return Done;
}

QCoro::Task<ExitCode> storeRestore(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"yes"_s, {}});
    if (!parse(parser, invocation, u"store restore BACKUP [--yes]"_s, 1, 1))
        co_return Usage;
    const QString backup = parser.positionalArguments().first();
    const auto found = app::WorkspaceTransfer::look(backup);
    if (!found)
        co_return invocation.console.fail(found.error());
    const store::DamageReport now = store::StoreCheck::look(recordOf(invocation));
    const qint64 lost = std::max<qint64>(0, std::max(now.lastWhole.position, now.lastKnown) - found->end.position);
    QJsonObject json{{u"backup"_s, backup},
                     {u"takenAt"_s, timeOrNull(found->takenAt)},
                     {u"position"_s, found->end.position},
                     {u"present"_s, reportJson(now)},
                     {u"lostEvents"_s, lost},
                     {u"restored"_s, parser.isSet(u"yes"_s)}};
    if (!parser.isSet(u"yes"_s)) {
        invocation.console.print(
            json,
            Text::tr(
                "The backup of %1 holds everything up to event %2. Now: %3\nNothing was written. Up to %4 events that "
                "are in the present record are not in the backup. To put it in place, say: rdesk store restore %5 "
                "--yes. The present file is kept.")
                .arg(found->takenAt.toString(Qt::ISODate))
                .arg(found->end.position)
                .arg(reportText(now))
                .arg(lost)
                .arg(backup));
        co_return Failed;
    }
    const auto restored = app::WorkspaceTransfer(invocation.folder).restoreRecord(backup, SystemClock().utcNow());
    if (!restored)
        co_return invocation.console.fail(restored.error());
    json.insert(u"keptAside"_s, QJsonArray::fromStringList(restored->keptAside));
    invocation.console.print(
        json,
        Text::tr("Restored: the record holds everything up to event %1. What was there before is kept "
                 "as %2. Tasks that were under way then are looked up before anything is done again.")
            .arg(restored->end.position)
            .arg(restored->keptAside.join(u", ")));
    co_return Done;
}

} // namespace releasedesk::cli
