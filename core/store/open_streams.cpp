// SPDX-License-Identifier: Apache-2.0
#include "core/store/open_streams.h"

#include "core/store/release_codec.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace releasedesk::store {

bool isAtRest(const QString &eventName)
{
    static constexpr std::array ends{domain::ReleaseCompleted::eventName, domain::RollbackCompleted::eventName,
                                     domain::ReleaseDiscarded::eventName, domain::ReleaseClosed::eventName};
    return std::ranges::any_of(ends, [&](const char *end) { return eventName == QLatin1String(end); });
}

OpenStreams::Change OpenStreams::take(const StreamId &stream, const QString &eventName)
{
    if (releaseOfStream(stream).isEmpty() || isAtRest(eventName) != m_streams.contains(stream))
        return Change::None;
    const QByteArray hash = QCryptographicHash::hash(stream.value().toUtf8(), QCryptographicHash::Sha256);
    for (qsizetype i = 0; i < m_sum.size(); ++i)
        m_sum[i] = static_cast<char>(m_sum.at(i) ^ hash.at(i));
    if (m_streams.remove(stream))
        return Change::Rested;
    m_streams.insert(stream);
    return Change::Opened;
}

QList<StreamId> OpenStreams::streams() const
{
    QList<StreamId> sorted(m_streams.begin(), m_streams.end());
    std::ranges::sort(sorted);
    return sorted;
}

QByteArray OpenStreams::seal(const ChainMark &head) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray place = "open streams " + QByteArray::number(format) + ' ' + QByteArray::number(head.position)
        + ' ' + QByteArray::number(m_streams.size()) + ' ';
    hash.addData(place);
    hash.addData(head.hash);
    hash.addData(m_sum);
    return hash.result();
}

Result<std::optional<OpenStreams>> readOpenStreams(SqlConnection &connection, const ChainMark &head)
{
    OpenStreams open;
    const auto read = connection.each(QStringLiteral("SELECT stream FROM open_streams"), {}, [&](const QSqlQuery &row) {
        [[maybe_unused]] const auto change = open.take(StreamId(row.value(0).toString()), {});
    });
    if (!read)
        return failed(read);
    const auto seal = connection.value(QStringLiteral("SELECT seal FROM chain_marks WHERE name = 'head'"));
    if (!seal)
        return failed(seal);
    const bool fits = seal->isValid() ? seal->toByteArray() == open.seal(head) : head.position == 0;
    return fits ? std::optional(open) : std::nullopt;
}

Result<OpenStreams> foldOpenStreams(SqlConnection &connection)
{
    OpenStreams open;
    const auto read = connection.each(
        QStringLiteral("SELECT last.stream, events.name FROM (SELECT stream, max(stream_version) AS version FROM "
                       "events GROUP BY stream) AS last JOIN events ON events.stream = last.stream AND "
                       "events.stream_version = last.version"),
        {}, [&](const QSqlQuery &row) {
            [[maybe_unused]] const auto change = open.take(StreamId(row.value(0).toString()), row.value(1).toString());
        });
    if (!read)
        return failed(read);
    return open;
}

Result<> replaceOpenStreams(SqlConnection &connection, const OpenStreams &open, const ChainMark &head)
{
    if (const auto emptied = connection.run(QStringLiteral("DELETE FROM open_streams"), {}); !emptied)
        return emptied;
    for (const StreamId &stream : open.streams()) {
        if (const auto noted = noteChange(connection, stream, OpenStreams::Change::Opened); !noted)
            return noted;
    }
    return head.position == 0 ? Result<>() : writeHead(connection, head, open.seal(head));
}

Result<> noteChange(SqlConnection &connection, const StreamId &stream, OpenStreams::Change change)
{
    switch (change) {
    case OpenStreams::Change::None:
        return {};
    case OpenStreams::Change::Opened:
        return connection.run(QStringLiteral("INSERT OR IGNORE INTO open_streams (stream) VALUES (?)"),
                              {stream.value()});
    case OpenStreams::Change::Rested:
        return connection.run(QStringLiteral("DELETE FROM open_streams WHERE stream = ?"), {stream.value()});
    }
    return {};
}

} // namespace releasedesk::store
