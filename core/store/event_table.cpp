// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_table.h"

#include "core/base/sabotage.h"
#include "core/store/append_check.h"
#include "core/store/chain_walk.h"
#include "core/store/event_chain.h"

#include <QCoreApplication>

#include <limits>
#include <utility>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventTable)
};

const QString columns = QStringLiteral("position, stream, stream_version, actor, at, name, version, payload, hash");

//! What the chain has before each event: of the event before, or of the end of a run that was archived.
const QString beforeColumn
    = QStringLiteral(", coalesce((SELECT hash FROM events AS before WHERE before.position = events.position - 1), "
                     "(SELECT hash FROM archived_runs WHERE last = events.position - 1), x'')");

// A null QString or QByteArray would be bound as NULL, which no column takes.
QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

QByteArray bytes(const QByteArray &value)
{
    return value.isNull() ? QByteArray("") : value;
}

RecordedEvent eventFrom(const QSqlQuery &row)
{
    // A number that this program never wrote must not be cut into one that it could have written.
    const qint64 version = row.value(6).toLongLong();
    return {
        .position = row.value(0).toLongLong(),
        .stream = StreamId(row.value(1).toString()),
        .streamVersion = row.value(2).toLongLong(),
        .actor = PersonId(row.value(3).toString()),
        .at = QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), Qt::UTC),
        .event = {row.value(5).toString(), std::in_range<int>(version) ? static_cast<int>(version) : 0,
                  row.value(7).toByteArray()},
        .hash = row.value(8).toByteArray(),
    };
}

Recorded readEvents(SqlConnection &connection, const QString &statement, const QVariantList &values)
{
    QList<RecordedEvent> events;
    const auto read = connection.each(statement, values, [&](const QSqlQuery &row) { events.append(eventFrom(row)); });
    if (!read)
        return failed(read);
    return events;
}

//! An event of a stream is checked alone: the chain is then whole from it to the head as far as it was verified.
Result<> checkRead(const QByteArray &before, const RecordedEvent &event, qint64 streamVersion)
{
    const bool isWhole = event.streamVersion == streamVersion && chainHash(before, event) == event.hash;
    return isWhole || RD_SABOTAGED("chain-not-verified") ? Result<>()
                                                         : notRecorded(event.position, event.stream.value());
}

Result<QByteArray> hashAt(SqlConnection &connection, Position position)
{
    if (position == 0)
        return QByteArray();
    const auto hash = connection.value(QStringLiteral("SELECT hash FROM events WHERE position = ? UNION ALL "
                                                      "SELECT hash FROM archived_runs WHERE last = ? LIMIT 1"),
                                       {position, position});
    if (!hash)
        return failed(hash);
    return hash->toByteArray();
}

Result<> skipArchived(SqlConnection &connection, ChainWalk &walk, Position next)
{
    const auto runs = readArchivedRuns(connection, walk.last().position + 1, next - 1);
    if (!runs)
        return failed(runs);
    walk.skip(*runs);
    return {};
}

Result<> checkNotArchived(SqlConnection &connection, const StreamId &stream)
{
    const auto archive = connection.value(QStringLiteral("SELECT archive FROM archived_streams WHERE stream = ?"),
                                          {text(stream.value())});
    if (!archive)
        return failed(archive);
    if (!archive->isValid())
        return {};
    return refusal(
        QStringLiteral("release.archived"),
        Text::tr("This release was moved into the archive “%1” and can be read there, not changed. To work on "
                 "that version again, compose a new release.")
            .arg(archive->toString()));
}

Result<> insert(SqlConnection &connection, const RecordedEvent &event)
{
    static const QString statement
        = QStringLiteral("INSERT INTO events (") + columns + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    return connection.run(statement,
                          {event.position, text(event.stream.value()), event.streamVersion, text(event.actor.value()),
                           event.at.toMSecsSinceEpoch(), text(event.event.name), event.event.version,
                           bytes(event.event.payload), event.hash});
}

} // namespace

Recorded insertAll(SqlConnection &connection, const Append &append, ChainMark &head)
{
    const auto version = connection.value(QStringLiteral("SELECT max(stream_version) FROM events WHERE stream = ?"),
                                          {text(append.stream.value())});
    if (!version)
        return failed(version);
    if (!version->isValid() || version->isNull()) {
        if (const auto kept = checkNotArchived(connection, append.stream); !kept)
            return failed(kept);
    }
    if (version->toLongLong() != append.expectedVersion)
        return staleAppend(append, version->toLongLong());
    QList<RecordedEvent> recorded = chained(append, head.position, head.hash);
    for (const RecordedEvent &event : recorded) {
        if (const auto inserted = insert(connection, event); !inserted)
            return failed(inserted);
    }
    head = {recorded.last().position, recorded.last().hash};
    return recorded;
}

Result<QList<StreamId>> releasesNamed(SqlConnection &connection, const ProjectId &project, const QString &version)
{
    QList<StreamId> streams;
    // The condition of the index releases_created, so that it is used. What the payload says cannot be indexed: a
    // database from outside may not call functions by itself (trusted_schema is off).
    const auto read
        = connection.each(QStringLiteral("SELECT stream FROM events WHERE name = 'release.created' AND "
                                         "json_valid(CAST(payload AS TEXT)) AND "
                                         "json_extract(CAST(payload AS TEXT), '$.project') = ? AND "
                                         "json_extract(CAST(payload AS TEXT), '$.version') = ? ORDER BY position DESC"),
                          {text(project.value()), text(version)},
                          [&](const QSqlQuery &row) { streams.append(StreamId(row.value(0).toString())); });
    if (!read)
        return failed(read);
    return streams;
}

Result<> eachEventAfter(SqlConnection &connection, Position position,
                        const std::function<Result<>(const RecordedEvent &)> &take)
{
    // From before the first possible position on, so that a row put in front of the first is seen as well.
    constexpr int pageSize = 1000;
    Position last = position == 0 ? std::numeric_limits<Position>::min() : position;
    static const QString statement = QStringLiteral("SELECT ") + columns
        + QStringLiteral(" FROM events WHERE position > ? ORDER BY position LIMIT ?");
    while (true) {
        const Recorded page = readEvents(connection, statement, {last, pageSize});
        if (!page)
            return failed(page);
        for (const RecordedEvent &event : *page) {
            if (const auto taken = take(event); !taken)
                return taken;
        }
        if (page->size() < pageSize)
            return {};
        last = page->last().position;
    }
}

Result<std::optional<RecordedEvent>> firstEventAfter(SqlConnection &connection, Position position)
{
    static const QString statement = QStringLiteral("SELECT ") + columns
        + QStringLiteral(" FROM events WHERE position > ? ORDER BY position LIMIT 1");
    const Recorded found = readEvents(connection, statement, {position});
    if (!found)
        return failed(found);
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<> insertRecorded(SqlConnection &connection, const RecordedEvent &event)
{
    return insert(connection, event);
}

Result<ChainMark> readMark(SqlConnection &connection, const QString &name)
{
    ChainMark mark;
    const auto read = connection.each(
        QStringLiteral("SELECT position, hash FROM chain_marks WHERE name = ?"), {name},
        [&](const QSqlQuery &row) { mark = {row.value(0).toLongLong(), row.value(1).toByteArray()}; });
    if (!read)
        return failed(read);
    return mark;
}

Result<> writeMark(SqlConnection &connection, const QString &name, const ChainMark &mark)
{
    return connection.run(QStringLiteral("INSERT INTO chain_marks (name, position, hash) VALUES (?, ?, ?) "
                                         "ON CONFLICT (name) DO UPDATE SET position = excluded.position, "
                                         "hash = excluded.hash"),
                          {name, mark.position, bytes(mark.hash)});
}

Result<> writeHead(SqlConnection &connection, const ChainMark &mark, const QByteArray &seal)
{
    return connection.run(
        QStringLiteral("INSERT INTO chain_marks (name, position, hash, seal) VALUES ('head', ?, ?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET position = excluded.position, "
                       "hash = excluded.hash, seal = excluded.seal"),
        {mark.position, bytes(mark.hash), seal});
}

Recorded readStream(SqlConnection &connection, const StreamId &stream)
{
    static const QString statement = QStringLiteral("SELECT ") + columns + beforeColumn
        + QStringLiteral(" FROM events WHERE stream = ? ORDER BY stream_version");
    QList<RecordedEvent> events;
    Result<> whole;
    const auto read = connection.each(statement, {text(stream.value())}, [&](const QSqlQuery &row) {
        RecordedEvent event = eventFrom(row);
        if (whole)
            whole = checkRead(row.value(9).toByteArray(), event, events.size() + 1);
        events.append(std::move(event));
    });
    if (!read)
        return failed(read);
    if (!whole)
        return failed(whole);
    if (events.isEmpty()) {
        if (const auto kept = checkNotArchived(connection, stream); !kept)
            return failed(kept);
    }
    return events;
}

Recorded readAfter(SqlConnection &connection, Position position, int limit)
{
    static const QString statement = QStringLiteral("SELECT ") + columns
        + QStringLiteral(" FROM events WHERE position > ? ORDER BY position LIMIT ?");
    Recorded events = readEvents(connection, statement, {position, std::max(limit, 0)});
    if (!events || events->isEmpty())
        return events;
    const auto before = hashAt(connection, events->first().position - 1);
    if (!before)
        return failed(before);
    ChainWalk walk({events->first().position - 1, *before});
    for (const RecordedEvent &event : *events) {
        if (event.position != walk.last().position + 1) {
            if (const auto skipped = skipArchived(connection, walk, event.position); !skipped)
                return failed(skipped);
        }
        if (const auto whole = walk.step(event); !whole)
            return failed(whole);
    }
    return events;
}

} // namespace releasedesk::store
