// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_table.h"

#include "core/base/failpoint.h"
#include "core/store/append_check.h"

#include <QCoreApplication>

#include <limits>

namespace releasedesk::store {
namespace {

const QString columns = QStringLiteral("position, stream, stream_version, actor, at, name, version, payload, hash");

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

Result<> insert(SqlConnection &connection, const RecordedEvent &event)
{
    static const QString statement
        = QStringLiteral("INSERT INTO events (") + columns + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    return connection.run(statement,
                          {event.position, text(event.stream.value()), event.streamVersion, text(event.actor.value()),
                           event.at.toMSecsSinceEpoch(), text(event.event.name), event.event.version,
                           bytes(event.event.payload), event.hash});
}

Recorded insertAll(SqlConnection &connection, const Append &append, ChainMark &head)
{
    const auto version = connection.value(QStringLiteral("SELECT max(stream_version) FROM events WHERE stream = ?"),
                                          {text(append.stream.value())});
    if (!version)
        return failed(version);
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

bool isStale(const Recorded &result)
{
    return !result && result.error().code == ErrorCode::Aborted;
}

} // namespace

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

std::vector<Recorded> appendTogether(SqlConnection &connection, std::span<const Append> appends)
{
    std::vector<Recorded> results;
    const Result<> committed = connection.write([&]() -> Result<> {
        const Result<ChainMark> before = readMark(connection, QStringLiteral("head"));
        if (!before)
            return failed(before);
        ChainMark head = *before;
        for (const Append &append : appends) {
            results.push_back(insertAll(connection, append, head));
            if (!results.back() && !isStale(results.back()))
                return failed(results.back());
        }
        if (head != *before) {
            if (const auto marked = writeMark(connection, QStringLiteral("head"), head); !marked)
                return marked;
        }
        reachFailpoint("store.before_commit");
        return {};
    });
    if (committed)
        return results;

    results.clear();
    if (appends.size() == 1)
        return {failed(committed)};
    // Each by itself, so that one that does not fit on the disk does not take a small one with it.
    for (const Append &append : appends)
        results.push_back(appendTogether(connection, {&append, 1}).front());
    return results;
}

Recorded readStream(SqlConnection &connection, const StreamId &stream)
{
    static const QString statement
        = QStringLiteral("SELECT ") + columns + QStringLiteral(" FROM events WHERE stream = ? ORDER BY stream_version");
    return readEvents(connection, statement, {text(stream.value())});
}

Recorded readAfter(SqlConnection &connection, Position position, int limit)
{
    static const QString statement = QStringLiteral("SELECT ") + columns
        + QStringLiteral(" FROM events WHERE position > ? ORDER BY position LIMIT ?");
    return readEvents(connection, statement, {position, std::max(limit, 0)});
}

} // namespace releasedesk::store
