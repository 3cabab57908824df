// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_archive.h"

#include "core/base/failpoint.h"
#include "core/base/logging.h"
#include "core/store/open_streams.h"
#include "core/store/record_copy.h"
#include "core/store/release_codec.h"
#include "core/store/schema.h"
#include "core/store/sql_event_store.h"
#include "core/store/store_repair.h"
#include "core/store/writer_lock.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordArchive)
};

//! Streams of releases that are at rest since \p before.
Result<QList<StreamId>> ended(SqlConnection &connection, const QDateTime &before)
{
    QList<StreamId> streams;
    const auto read = connection.each(
        QStringLiteral("SELECT last.stream, events.name, events.at FROM (SELECT stream, max(stream_version) AS version "
                       "FROM events GROUP BY stream) AS last JOIN events ON events.stream = last.stream AND "
                       "events.stream_version = last.version ORDER BY last.stream"),
        {}, [&](const QSqlQuery &row) {
            const StreamId stream(row.value(0).toString());
            const bool isOver
                = isAtRest(row.value(1).toString()) && row.value(2).toLongLong() < before.toMSecsSinceEpoch();
            if (!releaseOfStream(stream).isEmpty() && isOver)
                streams.append(stream);
        });
    if (!read)
        return failed(read);
    return streams;
}

Result<ArchivePlan> planIn(SqlConnection &connection, const QDateTime &before)
{
    const auto streams = ended(connection, before);
    if (!streams)
        return failed(streams);
    ArchivePlan plan;
    for (const StreamId &stream : *streams) {
        const auto history = readStream(connection, stream);
        if (!history)
            return failed(history);
        // The hash of the first event is the name of the workspace, which every signature holds: it stays.
        if (!history->isEmpty() && history->first().position == 1)
            continue;
        plan.releases.append(releaseOfStream(stream));
        plan.streams.insert(stream);
        plan.events += history->size();
        for (const RecordedEvent &event : *history) {
            if (event.event.name != QLatin1String(domain::TaskStarted::eventName))
                continue;
            const auto decoded = decodeReleaseEvent(event.event);
            const auto *const started = decoded ? std::get_if<domain::TaskStarted>(&*decoded) : nullptr;
            if (!started)
                continue;
            const StreamId effect(QString(QStringLiteral("effect-") + started->opId.value()));
            const auto count
                = connection.value(QStringLiteral("SELECT count(*) FROM events WHERE stream = ?"), {effect.value()});
            if (!count)
                return failed(count);
            if (count->toLongLong() == 0 || plan.streams.contains(effect))
                continue;
            plan.streams.insert(effect);
            plan.events += count->toLongLong();
        }
    }
    return plan;
}

//! Puts consecutive positions together.
class Runs
{
public:
    void add(Position position, const QByteArray &hash) { add(ArchivedRun{position, position, hash}); }

    void add(const ArchivedRun &run)
    {
        if (!m_runs.isEmpty() && m_runs.last().last + 1 == run.first)
            m_runs.last() = {m_runs.last().first, run.last, run.hash};
        else
            m_runs.append(run);
    }

    [[nodiscard]] const QList<ArchivedRun> &all() const { return m_runs; }

private:
    QList<ArchivedRun> m_runs;
};

//! Which positions move, and which stay or moved before.
struct Parting {
    Runs moved;
    Runs others;
};

Result<Parting> partOf(SqlConnection &connection, const QSet<StreamId> &streams)
{
    const auto earlier = readArchivedRuns(connection, 0, std::numeric_limits<Position>::max());
    if (!earlier)
        return failed(earlier);
    Parting parting;
    qsizetype next = 0;
    const auto addEarlier = [&](Position upTo) {
        for (; next < earlier->size() && earlier->at(next).last < upTo; ++next)
            parting.others.add(earlier->at(next));
    };
    const auto read = eachEventAfter(connection, 0, [&](const RecordedEvent &event) -> Result<> {
        addEarlier(event.position);
        (streams.contains(event.stream) ? parting.moved : parting.others).add(event.position, event.hash);
        return {};
    });
    if (!read)
        return failed(read);
    addEarlier(std::numeric_limits<Position>::max());
    return parting;
}

Result<QByteArray> writeArchive(SqlConnection &connection, const QString &file, const ArchivePlan &plan,
                                const Parting &parting, const ChainMark &end)
{
    const auto log = readLogId(connection);
    if (!log)
        return failed(log);
    {
        auto builder = RecordBuilder::make(file, *log);
        if (!builder)
            return failed(builder);
        if (const auto added = (*builder)->addArchived(parting.others.all(), QStringLiteral("record")); !added)
            return failed(added);
        const auto read = eachEventAfter(connection, 0, [&](const RecordedEvent &event) -> Result<> {
            return plan.streams.contains(event.stream) ? (*builder)->add(event) : Result<>();
        });
        if (!read)
            return failed(read);
        QSet<QString> releases;
        for (const ReleaseId &release : plan.releases)
            releases.insert(release.value());
        copyTaskLogs(connection, (*builder)->connection(), releases);
        const auto finished = (*builder)->finish();
        if (!finished)
            return failed(finished);
        if (*finished != end)
            return failure(ErrorCode::DataLoss,
                           Text::tr("The archive does not end where the record does, so nothing was moved. Look at the "
                                    "record with “rdesk store check”."));
    }
    const DamageReport report = StoreCheck::look(file); // what was written is read back before anything is removed
    if (!report.isWhole() || report.wholeEvents != plan.events)
        return failure(
            ErrorCode::DataLoss,
            Text::tr("The archive could not be read back, so nothing was moved. Check the disk and try again."),
            report.message);
    QFile written(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!written.open(QIODevice::ReadOnly) || !hash.addData(&written))
        return failure(ErrorCode::Unavailable, Text::tr("The archive could not be read back, so nothing was moved."),
                       file);
    return hash.result();
}

Result<ChainMark> takeOut(SqlConnection &connection, const QString &archive, const ArchivePlan &plan,
                          const Parting &parting, const Append &note)
{
    ChainMark head;
    const auto removed = withRemovalAllowed(connection, [&]() -> Result<> {
        const auto before = readMark(connection, QStringLiteral("head"));
        if (!before)
            return failed(before);
        head = *before;
        for (const StreamId &stream : plan.streams) {
            const auto noted = connection.run(
                QStringLiteral("INSERT INTO archived_streams (stream, version, archive) SELECT stream, "
                               "max(stream_version), ? FROM events WHERE stream = ? GROUP BY stream"),
                {archive, stream.value()});
            if (!noted)
                return noted;
            if (const auto gone
                = connection.run(QStringLiteral("DELETE FROM events WHERE stream = ?"), {stream.value()});
                !gone)
                return gone;
        }
        for (const ArchivedRun &run : parting.moved.all()) {
            const auto noted = connection.run(
                QStringLiteral("INSERT INTO archived_runs (first, last, hash, archive) VALUES (?, ?, ?, ?)"),
                {run.first, run.last, run.hash, archive});
            if (!noted)
                return noted;
        }
        for (const ReleaseId &release : plan.releases) {
            for (const char *const statement :
                 {"DELETE FROM task_log_lines WHERE log IN (SELECT id FROM task_logs WHERE release = ?)",
                  "DELETE FROM task_logs WHERE release = ?"}) {
                if (const auto gone = connection.run(QLatin1String(statement), {release.value()}); !gone)
                    return gone;
            }
        }
        reachFailpoint("store.archiving");
        if (const Recorded appended = insertAll(connection, note, head); !appended)
            return failed(appended);
        const auto open = foldOpenStreams(connection);
        if (!open)
            return failed(open);
        if (const auto replaced = replaceOpenStreams(connection, *open, head); !replaced)
            return replaced;
        return writeMark(connection, QStringLiteral("verified"), head);
    });
    if (!removed)
        return failed(removed);
    return head;
}

} // namespace

Result<ArchivePlan> RecordArchive::plan(const QString &databaseFile, const QDateTime &before)
{
    const auto connection = SqlConnection::open({.file = databaseFile, .mode = OpenMode::ReadOnly});
    if (!connection)
        return failed(connection);
    if (const auto prepared = prepareSchema(**connection); !prepared)
        return failed(prepared);
    return planIn(**connection, before);
}

Result<QList<ArchivedRun>> RecordArchive::moved(const QString &databaseFile)
{
    const auto connection = SqlConnection::open({.file = databaseFile, .mode = OpenMode::ReadOnly});
    if (!connection)
        return failed(connection);
    return readArchivedRuns(**connection, 0, std::numeric_limits<Position>::max());
}

Result<Archived> RecordArchive::move(const QString &databaseFile, const QDateTime &before, const PersonId &actor,
                                     const QDateTime &now)
{
    const auto lock = WriterLock::acquire(databaseFile);
    if (!lock)
        return failed(lock);
    const DamageReport report = StoreCheck::look(databaseFile);
    if (!report.isWhole())
        return failure(ErrorCode::DataLoss, report.message, report.detail);
    Archived archived;
    {
        const auto connection = SqlConnection::open({.file = databaseFile});
        if (!connection)
            return failed(connection);
        const auto plan = planIn(**connection, before);
        if (!plan)
            return failed(plan);
        archived.plan = *plan;
        archived.end = report.lastWhole;
        if (plan->releases.isEmpty())
            return archived;
        const auto parting = partOf(**connection, plan->streams);
        if (!parting)
            return failed(parting);

        const QString stamp = now.toUTC().toString(QStringLiteral("yyyyMMdd-hhmmss"));
        const QFileInfo record(databaseFile);
        archived.file
            = record.absolutePath() + QStringLiteral("/%1-archive-%2.db").arg(record.completeBaseName(), stamp);
        const auto digest = writeArchive(**connection, archived.file, *plan, *parting, report.lastWhole);
        if (!digest)
            return failed(digest);
        reachFailpoint("store.archiving");
        const auto version = (*connection)
                                 ->value(QStringLiteral("SELECT max(stream_version) FROM events WHERE stream = ?"),
                                         {recordStream().value()});
        if (!version)
            return failed(version);
        QJsonArray releases;
        for (const ReleaseId &release : plan->releases)
            releases.append(release.value());
        const QString name = QFileInfo(archived.file).fileName();
        const QJsonObject what{{QStringLiteral("archive"), name},
                               {QStringLiteral("sha256"), QString::fromLatin1(digest->toHex())},
                               {QStringLiteral("releases"), releases},
                               {QStringLiteral("events"), plan->events}};
        const Append note{recordStream(),
                          version->toLongLong(),
                          actor,
                          now,
                          {{QStringLiteral("record.archived"), 1, QJsonDocument(what).toJson(QJsonDocument::Compact)}}};
        const auto end = takeOut(**connection, name, *plan, *parting, note);
        if (!end)
            return failed(end);
        archived.end = *end;
        if (const auto smaller = (*connection)->execute(QStringLiteral("VACUUM")); !smaller)
            qCWarning(logStore) << "the record is as large as before:" << smaller.error().detail;
    }
    const auto store = SqlEventStore::open(databaseFile, OpenMode::ReadWrite); // verifies and signs what is left
    if (!store)
        return failed(store);
    return archived;
}

} // namespace releasedesk::store
