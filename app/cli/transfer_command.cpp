// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/shared/workspace_transfer.h"
#include "core/base/clock.h"
#include "core/store/record_archive.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace releasedesk::cli {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QJsonObject reportJson(const app::TransferReport &report)
{
    QJsonObject json{{u"file"_s, report.file},
                     {u"position"_s, report.end.position},
                     {u"hash"_s, QString::fromLatin1(report.end.hash.toHex())},
                     {u"takenAt"_s, report.takenAt.toUTC().toString(Qt::ISODate)},
                     {u"members"_s, QJsonArray::fromStringList(report.members)}};
    if (!report.sha256.isEmpty())
        json.insert(u"sha256"_s, report.sha256);
    if (!report.keptAside.isEmpty())
        json.insert(u"keptAside"_s, QJsonArray::fromStringList(report.keptAside));
    return json;
}

//! "release-desk-backup-20261124-150000.tar" in this folder, unless the person named a file.
QString targetOf(const QCommandLineParser &parser, const QString &kind, const QDateTime &now)
{
    const QString given = parser.positionalArguments().value(0);
    const QString name
        = given.isEmpty() ? u"release-desk-%1-%2.tar"_s.arg(kind, now.toUTC().toString(u"yyyyMMdd-hhmmss"_s)) : given;
    return QFileInfo(name).absoluteFilePath();
}

ExitCode printTaken(const Invocation &invocation, const Result<app::TransferReport> &taken, const QString &text)
{
    if (!taken)
        return invocation.console.fail(taken.error());
    invocation.console.print(reportJson(*taken), text.arg(taken->file).arg(taken->end.position).arg(taken->sha256));
    return Done;
}

} // namespace

QCoro::Task<ExitCode> workspaceBackup(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"workspace backup [FILE]"_s, 0, 1))
        co_return Usage;
    const QDateTime now = SystemClock().utcNow();
    const auto taken = app::WorkspaceTransfer(invocation.folder).backUp(targetOf(parser, u"backup"_s, now), now);
    co_return printTaken(
        invocation, taken,
        Text::tr("Backed up to %1: everything up to event %2, read back and found whole. Secrets are not in "
                 "it. SHA-256 %3"));
}

QCoro::Task<ExitCode> workspaceRestore(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOption({u"force"_s, {}});
    if (!parse(parser, invocation, u"workspace restore FILE [--force]"_s, 1, 1))
        co_return Usage;
    const auto restored
        = app::WorkspaceTransfer(invocation.folder)
              .restore(parser.positionalArguments().first(), parser.isSet(u"force"_s), SystemClock().utcNow());
    if (!restored)
        co_return invocation.console.fail(restored.error());
    invocation.console.print(
        reportJson(*restored),
        Text::tr("Restored %1 from a backup of %2: everything up to event %3. Make sure that no other "
                 "copy of this workspace runs. %4")
            .arg(invocation.folder, restored->takenAt.toString(Qt::ISODate))
            .arg(restored->end.position)
            .arg(restored->keptAside.isEmpty() ? QString()
                                               : Text::tr("Kept: %1.").arg(restored->keptAside.join(u", "))));
    co_return Done;
}

QCoro::Task<ExitCode> workspaceExport(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"workspace export [FILE]"_s, 0, 1))
        co_return Usage;
    const QDateTime now = SystemClock().utcNow();
    const auto taken = app::WorkspaceTransfer(invocation.folder).exportTo(targetOf(parser, u"export"_s, now), now);
    co_return printTaken(invocation, taken,
                         Text::tr("Exported to %1: everything up to event %2, without secrets and without what tasks "
                                  "printed. SHA-256 %3"));
}

QCoro::Task<ExitCode> workspaceImport(Invocation invocation)
{
    QCommandLineParser parser;
    if (!parse(parser, invocation, u"workspace import FILE"_s, 1, 1))
        co_return Usage;
    const auto taken = app::WorkspaceTransfer(invocation.folder).importFrom(parser.positionalArguments().first());
    if (!taken)
        co_return invocation.console.fail(taken.error());
    invocation.console.print(
        reportJson(*taken),
        Text::tr("Imported into %1: everything up to event %2. Enter the secrets of the connections "
                 "before you run anything, and make sure that no other copy of this workspace runs.")
            .arg(invocation.folder)
            .arg(taken->end.position));
    co_return Done;
}

QCoro::Task<ExitCode> workspaceArchive(Invocation invocation)
{
    QCommandLineParser parser;
    parser.addOptions({{u"older-than"_s, {}, u"DAYS"_s}, {u"preview"_s, {}}});
    if (!parse(parser, invocation, u"workspace archive --older-than DAYS [--preview]"_s, 0, 0))
        co_return Usage;
    bool isNumber = false;
    const int days = parser.value(u"older-than"_s).toInt(&isNumber);
    if (!isNumber || days < 0)
        co_return invocation.console.fail(
            {ErrorCode::InvalidArgument, Text::tr("Say how old a release has to be: --older-than DAYS."), {}});
    const QDateTime now = SystemClock().utcNow();
    const QDateTime before = now.addDays(-days);
    const QString record = QDir(invocation.folder).filePath(u"release-desk.db"_s);
    store::Archived archived;
    if (parser.isSet(u"preview"_s)) {
        const auto plan = store::RecordArchive::plan(record, before);
        if (!plan)
            co_return invocation.console.fail(plan.error());
        archived.plan = *plan;
    } else {
        const PersonId person = signedInPerson(invocation.folder);
        const auto moved = store::RecordArchive::move(
            record, before, person.isEmpty() ? PersonId(qEnvironmentVariable("USER", u"unknown"_s)) : person, now);
        if (!moved)
            co_return invocation.console.fail(moved.error());
        archived = *moved;
    }
    QStringList names;
    for (const ReleaseId &release : archived.plan.releases)
        names.append(release.value());
    const QString text = names.isEmpty()
        ? Text::tr("No release ended before %1; nothing was moved.").arg(before.toString(Qt::ISODate))
        : archived.file.isEmpty()
        ? Text::tr("%1 releases with %2 events would be moved: %3")
              .arg(names.size())
              .arg(archived.plan.events)
              .arg(names.join(u", "))
        : Text::tr("Moved %1 releases with %2 events into %3: %4. Both files can still be verified whole.")
              .arg(names.size())
              .arg(archived.plan.events)
              .arg(QFileInfo(archived.file).fileName(), names.join(u", "));
    invocation.console.print({{u"archive"_s, QFileInfo(archived.file).fileName()},
                              {u"releases"_s, QJsonArray::fromStringList(names)},
                              {u"events"_s, archived.plan.events}},
                             text);
    co_return Done;
}

} // namespace releasedesk::cli
