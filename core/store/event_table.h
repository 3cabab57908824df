// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"
#include "core/store/sql_connection.h"

#include <functional>
#include <optional>

namespace releasedesk::store {

//! A place in the record, with the hash that covers everything up to it.
struct ChainMark {
    Position position = 0;
    QByteArray hash; //!< empty before the first event

    friend bool operator==(const ChainMark &, const ChainMark &) = default;
};

using Recorded = Result<QList<RecordedEvent>>;

//! The whole of one append behind \p head, inside a transaction, and \p head moved behind it. Aborted if it is stale,
//! then nothing was inserted.
[[nodiscard]] Recorded insertAll(SqlConnection &connection, const Append &append, ChainMark &head);

//! An event as it is, with its position and hash; inside a transaction. For copies of a record only.
[[nodiscard]] Result<> insertRecorded(SqlConnection &connection, const RecordedEvent &event);

//! Each event is checked against its predecessor's hash as it is read: DataLoss names the first that is not what was
//! recorded. Refused with "release.archived" when the stream was moved into an archive.
[[nodiscard]] Recorded readStream(SqlConnection &connection, const StreamId &stream);
//! Checked in the same way. Positions that are in an archive are left out.
[[nodiscard]] Recorded readAfter(SqlConnection &connection, Position position, int limit);

//! The streams of the releases created with this project and version, the newest first; what stands in the record is not
//! checked by it.
[[nodiscard]] Result<QList<StreamId>> releasesNamed(SqlConnection &connection, const ProjectId &project,
                                                    const QString &version);

//! Hands on every event behind \p position in order, unchecked, until \p take answers an error.
[[nodiscard]] Result<> eachEventAfter(SqlConnection &connection, Position position,
                                      const std::function<Result<>(const RecordedEvent &)> &take);

//! Unchecked as well.
[[nodiscard]] Result<std::optional<RecordedEvent>> firstEventAfter(SqlConnection &connection, Position position);

//! "head": the last event; "verified": everything up to there was found whole, or written by a program that had found
//! the rest whole; "signed": a head of the record was signed there (see SignedHead).
[[nodiscard]] Result<ChainMark> readMark(SqlConnection &connection, const QString &name);
[[nodiscard]] Result<> writeMark(SqlConnection &connection, const QString &name, const ChainMark &mark);

//! The mark "head", with the seal of what is kept beside the record for it (see OpenStreams).
[[nodiscard]] Result<> writeHead(SqlConnection &connection, const ChainMark &mark, const QByteArray &seal);

} // namespace releasedesk::store
