// SPDX-License-Identifier: Apache-2.0
#include "app/shared/workspace_transfer.h"

#include "core/store/record_copy.h"
#include "core/store/record_files.h"
#include "core/store/record_lines.h"
#include "core/store/signed_head.h"
#include "core/store/sql_event_store.h"
#include "core/store/store_check.h"
#include "core/store/writer_lock.h"
#include "core/workspace/workspace_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace releasedesk::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceTransfer)
};

const QString settingsName = u"workspace.yaml"_s;
const QString recordName = u"release-desk.db"_s;
const QString linesName = u"events.jsonl"_s;
const QString backupKind = u"release-desk-backup"_s;
const QString exportKind = u"release-desk-export"_s;
constexpr int newestFormat = 1;

QJsonObject aboutOf(const QString &kind, const store::ChainMark &end, const QByteArray &log, const QDateTime &now)
{
    return {{u"kind"_s, kind},
            {u"format"_s, newestFormat},
            {u"program"_s, QStringLiteral(RELEASE_DESK_VERSION)},
            {u"takenAt"_s, now.toUTC().toString(Qt::ISODate)},
            {u"log"_s, QString::fromLatin1(log.toHex())},
            {u"position"_s, end.position},
            {u"hash"_s, QString::fromLatin1(end.hash.toHex())}};
}

TransferReport reportOf(const QString &file, const store::FileBundle &bundle)
{
    TransferReport report;
    report.file = file;
    report.end = {bundle.about()[u"position"_s].toInteger(),
                  QByteArray::fromHex(bundle.about()[u"hash"_s].toString().toLatin1())};
    report.takenAt = QDateTime::fromString(bundle.about()[u"takenAt"_s].toString(), Qt::ISODate);
    for (const store::FileBundle::Member &member : bundle.members())
        report.members.append(member.name);
    return report;
}

Result<store::FileBundle> readKind(const QString &file, const QString &kind)
{
    auto bundle = store::FileBundle::read(file);
    if (!bundle)
        return failed(bundle);
    if (bundle->about()[u"kind"_s].toString() != kind)
        return failure(
            ErrorCode::InvalidArgument,
            kind == backupKind
                ? Text::tr("“%1” is not a backup of a workspace. An export is taken over with “rdesk workspace "
                           "import”.")
                      .arg(QFileInfo(file).fileName())
                : Text::tr("“%1” is not an export of a workspace. A backup is put back with “rdesk workspace "
                           "restore”.")
                      .arg(QFileInfo(file).fileName()));
    if (bundle->about()[u"format"_s].toInt() > newestFormat)
        return refusal(
            u"transfer.newerFormat"_s,
            Text::tr("“%1” was written by a newer version of Release Desk. Nothing was taken from it; update the "
                     "program.")
                .arg(QFileInfo(file).fileName()));
    return bundle;
}

//! What is inside has to be whole and to end where the manifest says.
Result<> checkRecord(const QString &file, const store::ChainMark &end)
{
    const store::DamageReport report = store::StoreCheck::look(file);
    if (!report.isWhole())
        return failure(ErrorCode::DataLoss, report.message, report.detail);
    if (report.lastWhole != end)
        return failure(
            ErrorCode::DataLoss,
            Text::tr("The record does not end where it is said to. Nothing was taken from it; use another copy."),
            u"%1 instead of %2"_s.arg(report.lastWhole.position).arg(end.position));
    return {};
}

Result<store::ChainMark> endOf(const QString &database, QByteArray &log)
{
    const auto connection = store::SqlConnection::open({.file = database, .mode = store::OpenMode::ReadOnly});
    if (!connection)
        return failed(connection);
    const auto id = store::readLogId(**connection);
    if (!id)
        return failed(id);
    log = *id;
    return store::readMark(**connection, u"head"_s);
}

Result<> keepOld(const QString &file, const QString &stamp, QStringList &keptAside)
{
    if (!QFile::exists(file))
        return {};
    QString aside = u"%1.replaced-%2"_s.arg(file, stamp);
    for (int number = 2; QFile::exists(aside); ++number)
        aside = u"%1.replaced-%2-%3"_s.arg(file, stamp).arg(number);
    if (!QFile::rename(file, aside))
        return failure(
            ErrorCode::PermissionDenied,
            Text::tr("“%1” could not be put aside, so nothing was replaced. Check the permissions of the folder.")
                .arg(QFileInfo(file).fileName()));
    keptAside.append(QFileInfo(aside).fileName());
    return {};
}

} // namespace

QString WorkspaceTransfer::path(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

Result<> WorkspaceTransfer::checkIsWorkspace() const
{
    const auto workspace = workspace::readWorkspaceFile(path(settingsName));
    return workspace ? Result<>() : Result<>(failed(workspace));
}

Result<TransferReport> WorkspaceTransfer::backUp(const QString &target, const QDateTime &now) const
{
    if (const auto checked = checkIsWorkspace(); !checked)
        return failed(checked);
    const QTemporaryDir beside(QFileInfo(target).absoluteDir().filePath(u".release-desk-backup-XXXXXX"_s));
    if (!beside.isValid())
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The backup cannot be written to “%1”. Choose a folder that you may write.")
                           .arg(QFileInfo(target).absolutePath()));
    const QString copy = beside.filePath(recordName);
    if (const auto copied = store::copyDatabase(path(recordName), copy); !copied)
        return failed(copied);
    QByteArray log;
    const auto end = endOf(copy, log);
    if (!end)
        return failed(end);
    if (const auto whole = checkRecord(copy, *end); !whole)
        return failed(whole);
    QList<store::FileBundle::Source> sources{{settingsName, path(settingsName)}, {recordName, copy}};
    for (const QString &archive : QDir(m_folder).entryList({u"release-desk-archive-*.db"_s}, QDir::Files, QDir::Name))
        sources.append({archive, path(archive)});
    const auto digest = store::FileBundle::write(target, aboutOf(backupKind, *end, log, now), sources);
    if (!digest)
        return failed(digest);
    auto report = look(target); // a backup that was never read back is none
    if (report)
        report->sha256 = QString::fromLatin1(digest->toHex());
    return report;
}

Result<TransferReport> WorkspaceTransfer::look(const QString &backup)
{
    const auto bundle = readKind(backup, backupKind);
    if (!bundle)
        return failed(bundle);
    const TransferReport report = reportOf(backup, *bundle);
    const QTemporaryDir place;
    const QString copy = place.filePath(recordName);
    if (const auto extracted = bundle->extract(recordName, copy); !extracted)
        return failed(extracted);
    if (const auto whole = checkRecord(copy, report.end); !whole)
        return failed(whole);
    return report;
}

Result<TransferReport> WorkspaceTransfer::restore(const QString &backup, bool mayReplace, const QDateTime &now) const
{
    if (!mayReplace && (QFile::exists(path(settingsName)) || QFile::exists(path(recordName))))
        return failure(
            ErrorCode::AlreadyExists,
            Text::tr("There is a workspace in “%1” already; it was left as it is. Choose another folder, or say "
                     "--force to put the backup in its place (the old files are kept under new names).")
                .arg(m_folder));
    return put(backup, true, now);
}

Result<TransferReport> WorkspaceTransfer::restoreRecord(const QString &backup, const QDateTime &now) const
{
    return put(backup, false, now);
}

Result<TransferReport> WorkspaceTransfer::put(const QString &backup, bool withSettings, const QDateTime &now) const
{
    const auto bundle = readKind(backup, backupKind);
    if (!bundle)
        return failed(bundle);
    TransferReport report = reportOf(backup, *bundle);
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The folder %1 cannot be made. Check its parent.").arg(m_folder));
    const auto lock = store::WriterLock::acquire(path(recordName));
    if (!lock)
        return failed(lock);

    // Everything is made and checked beside the old before any of it is touched.
    const QString record = path(recordName + u".restored"_s);
    const QString settings = path(settingsName + u".restored"_s);
    store::RecordFiles::remove(record);
    QFile::remove(settings);
    if (const auto extracted = bundle->extract(recordName, record); !extracted)
        return failed(extracted);
    if (const auto whole = checkRecord(record, report.end); !whole) {
        store::RecordFiles::remove(record);
        return failed(whole);
    }
    if (withSettings) {
        if (const auto extracted = bundle->extract(settingsName, settings); !extracted)
            return failed(extracted);
        if (const auto readable = workspace::readWorkspaceFile(settings); !readable)
            return failed(readable);
    }
    for (const store::FileBundle::Member &member : bundle->members()) {
        const bool isArchive = member.name.startsWith(u"release-desk-archive-") && member.name.endsWith(u".db");
        if (!isArchive || QFile::exists(path(member.name)))
            continue;
        if (const auto extracted = bundle->extract(member.name, path(member.name)); !extracted)
            return failed(extracted);
    }

    const QString stamp = now.toUTC().toString(u"yyyyMMdd-hhmmss"_s);
    const auto aside = store::RecordFiles(path(recordName)).replace(record, u"replaced"_s, now);
    if (!aside)
        return failed(aside);
    if (!aside->isEmpty())
        report.keptAside.append(QFileInfo(*aside).fileName());
    if (withSettings) {
        if (const auto kept = keepOld(path(settingsName), stamp, report.keptAside); !kept)
            return failed(kept);
        if (!QFile::rename(settings, path(settingsName)))
            return failure(ErrorCode::PermissionDenied,
                           Text::tr("The record is restored, but %1 could not be put in place; it is there as “%2”.")
                               .arg(settingsName, QFileInfo(settings).fileName()));
    }
    // Opened once, so that it is signed here.
    const auto opened = store::SqlEventStore::open(path(recordName), store::OpenMode::ReadWrite);
    if (!opened)
        return failed(opened);
    return report;
}

Result<TransferReport> WorkspaceTransfer::exportTo(const QString &target, const QDateTime &now) const
{
    if (const auto checked = checkIsWorkspace(); !checked)
        return failed(checked);
    const QTemporaryDir beside(QFileInfo(target).absoluteDir().filePath(u".release-desk-export-XXXXXX"_s));
    if (!beside.isValid())
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The export cannot be written to “%1”. Choose a folder that you may write.")
                           .arg(QFileInfo(target).absolutePath()));
    const QString lines = beside.filePath(linesName);
    const auto end = store::RecordLines::write(path(recordName), lines);
    if (!end)
        return failed(end);
    QByteArray log;
    if (const auto read = endOf(path(recordName), log); !read)
        return failed(read);
    const auto digest = store::FileBundle::write(target, aboutOf(exportKind, *end, log, now),
                                                 {{settingsName, path(settingsName)}, {linesName, lines}});
    if (!digest)
        return failed(digest);
    const auto bundle = readKind(target, exportKind);
    if (!bundle)
        return failed(bundle);
    TransferReport report = reportOf(target, *bundle);
    report.sha256 = QString::fromLatin1(digest->toHex());
    return report;
}

Result<TransferReport> WorkspaceTransfer::importFrom(const QString &exported) const
{
    const auto bundle = readKind(exported, exportKind);
    if (!bundle)
        return failed(bundle);
    if (QFile::exists(path(settingsName)) || QFile::exists(path(recordName)))
        return failure(ErrorCode::AlreadyExists,
                       Text::tr("There is a workspace in “%1” already; it was left as it is. Choose another folder.")
                           .arg(m_folder));
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The folder %1 cannot be made. Check its parent.").arg(m_folder));
    const auto lock = store::WriterLock::acquire(path(recordName));
    if (!lock)
        return failed(lock);
    const TransferReport report = reportOf(exported, *bundle);
    const QTemporaryDir place(path(u".import-XXXXXX"_s));
    const QString lines = place.filePath(linesName);
    const QString record = place.filePath(recordName);
    const QString settings = place.filePath(settingsName);
    for (const auto &[name, to] : {std::pair(linesName, lines), std::pair(settingsName, settings)}) {
        if (const auto extracted = bundle->extract(name, to); !extracted)
            return failed(extracted);
    }
    if (const auto readable = workspace::readWorkspaceFile(settings); !readable)
        return failed(readable);
    const auto end
        = store::RecordLines::read(lines, record, QByteArray::fromHex(bundle->about()[u"log"_s].toString().toLatin1()));
    if (!end)
        return failed(end);
    if (*end != report.end)
        return failure(
            ErrorCode::DataLoss,
            Text::tr("The record does not end where it is said to. Nothing was taken from it; use another copy."));
    if (!QFile::rename(record, path(recordName)) || !QFile::rename(settings, path(settingsName)))
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("The workspace could not be put in place. Check the permissions of the folder."));
    const auto opened = store::SqlEventStore::open(path(recordName), store::OpenMode::ReadWrite);
    if (!opened)
        return failed(opened);
    return report;
}

} // namespace releasedesk::app
