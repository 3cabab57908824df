// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_repair.h"

#include "core/base/failpoint.h"
#include "core/store/event_writer.h"
#include "core/store/record_copy.h"
#include "core/store/record_files.h"
#include "core/store/schema.h"
#include "core/store/sql_event_store.h"
#include "core/store/writer_lock.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreRepair)
};

Result<> copyArchiveNotes(SqlConnection &from, RecordBuilder &to, Position end)
{
    QMap<QString, QList<ArchivedRun>> runs;
    const auto read = from.each(
        QStringLiteral("SELECT first, last, hash, archive FROM archived_runs WHERE last <= ? ORDER BY first"), {end},
        [&](const QSqlQuery &row) {
            runs[row.value(3).toString()].append(
                {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toByteArray()});
        });
    // What cannot be read of them is left out: the copy ends where the chain needs it.
    if (!read && read.error().code != ErrorCode::DataLoss)
        return read;
    for (auto each = runs.begin(); each != runs.end(); ++each) {
        if (const auto added = to.addArchived(*each, each.key()); !added)
            return added;
    }
    Result<> done;
    const auto streams = from.each(
        QStringLiteral("SELECT stream, version, archive FROM archived_streams"), {}, [&](const QSqlQuery &row) {
            if (done)
                done = to.addArchivedStream(StreamId(row.value(0).toString()), row.value(1).toLongLong(),
                                            row.value(2).toString());
        });
    return streams || streams.error().code == ErrorCode::DataLoss ? done : streams;
}

Result<ChainMark> copyWhole(const DamageReport &report, const QString &target)
{
    const auto source = SqlConnection::open({.file = report.file, .mode = OpenMode::ReadOnly});
    if (!source)
        return failed(source);
    const auto log = readLogId(**source);
    auto builder = RecordBuilder::make(target, log.value_or(QByteArray()));
    if (!builder)
        return failed(builder);
    if (const auto noted = copyArchiveNotes(**source, **builder, report.lastWhole.position); !noted)
        return failed(noted);
    // One by one near the damage, so that a page that cannot be read costs nothing in front of it.
    Position last = 0;
    Result<> added;
    const auto read = eachEventAfter(**source, 0, [&](const RecordedEvent &event) -> Result<> {
        if (event.position < 1)
            return {}; // never one of the record
        if (last >= report.lastWhole.position || event.position > report.lastWhole.position)
            return failure(ErrorCode::Cancelled, {});
        added = (*builder)->add(event);
        last = event.position;
        return added;
    });
    while (!read && added && last < report.lastWhole.position) {
        const auto next = firstEventAfter(**source, last);
        if (!next || !*next || (*next)->position > report.lastWhole.position)
            break;
        added = (*builder)->add(**next);
        last = (*next)->position;
    }
    if (!added)
        return failed(added);
    copyTaskLogs(**source, (*builder)->connection());
    const auto end = (*builder)->finish();
    if (end && *end != report.lastWhole)
        return failure(
            ErrorCode::DataLoss,
            Text::tr("The record changed while it was repaired, so nothing was replaced. Look at it again."));
    return end;
}

} // namespace

StreamId recordStream()
{
    return StreamId("record");
}

Result<ChainMark> noteInRecord(const QString &databaseFile, const PersonId &actor, const QDateTime &now,
                               const QString &name, const QJsonObject &what)
{
    {
        const auto connection = SqlConnection::open({.file = databaseFile});
        if (!connection)
            return failed(connection);
        if (const auto prepared = prepareSchema(**connection); !prepared)
            return failed(prepared);
        EventWriter writer;
        if (const auto known = writer.prepare(**connection); !known)
            return failed(known);
        const auto version = (*connection)
                                 ->value(QStringLiteral("SELECT max(stream_version) FROM events WHERE stream = ?"),
                                         {recordStream().value()});
        if (!version)
            return failed(version);
        const Append note{recordStream(),
                          version->toLongLong(),
                          actor,
                          now,
                          {{name, 1, QJsonDocument(what).toJson(QJsonDocument::Compact)}}};
        if (const Recorded appended = writer.append(**connection, {&note, 1}).front(); !appended)
            return failed(appended);
    }
    const auto store = SqlEventStore::open(databaseFile, OpenMode::ReadWrite); // verifies what was added and signs it
    if (!store)
        return failed(store);
    const auto connection = SqlConnection::open({.file = databaseFile, .mode = OpenMode::ReadOnly});
    return connection ? readMark(**connection, QStringLiteral("head")) : Result<ChainMark>(failed(connection));
}

Result<Repaired> StoreRepair::rebuild(const DamageReport &report, const PersonId &actor, const QDateTime &now)
{
    if (!report.isRepairable())
        return failure(ErrorCode::FailedPrecondition,
                       report.isWhole()
                           ? Text::tr("The record is whole; there is nothing to repair.")
                           : Text::tr("This cannot be repaired from the file alone. Restore the last backup."),
                       report.message);
    const auto lock = WriterLock::acquire(report.file);
    if (!lock)
        return failed(lock);
    const DamageReport again = StoreCheck::look(report.file);
    if (again.damage != report.damage || again.lastWhole != report.lastWhole)
        return refusal(
            QStringLiteral("store.changedSince"),
            Text::tr("The record is no longer as it was when it was looked at. Nothing was changed; look again."));

    const QString target = report.file + QStringLiteral(".repaired");
    RecordFiles::remove(target);
    if (const auto copied = copyWhole(again, target); !copied)
        return failed(copied);
    reachFailpoint("store.repaired");
    const auto aside = RecordFiles(report.file).replace(target, QStringLiteral("damaged"), now);
    if (!aside)
        return failed(aside);
    const auto noted = noteInRecord(report.file, actor, now, QStringLiteral("record.repaired"),
                                    {{QStringLiteral("damage"), damageName(report.damage)},
                                     {QStringLiteral("keptUpTo"), report.lastWhole.position},
                                     {QStringLiteral("lastKnown"), report.lastKnown},
                                     {QStringLiteral("keptAside"), QFileInfo(*aside).fileName()}});
    if (!noted)
        return failed(noted);
    return Repaired{*aside, *noted, report.lostPositions()};
}

} // namespace releasedesk::store
