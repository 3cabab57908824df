// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"
#include "core/store/sql_connection.h"

#include <span>
#include <vector>

namespace releasedesk::store {

//! A place in the record, with the hash that covers everything up to it.
struct ChainMark {
    Position position = 0;
    QByteArray hash; //!< empty before the first event

    friend bool operator==(const ChainMark &, const ChainMark &) = default;
};

using Recorded = Result<QList<RecordedEvent>>;

//! Commits the appends together and answers each: a stale one is Aborted without harm to the others.
[[nodiscard]] std::vector<Recorded> appendTogether(SqlConnection &connection, std::span<const Append> appends);

[[nodiscard]] Recorded readStream(SqlConnection &connection, const StreamId &stream);
[[nodiscard]] Recorded readAfter(SqlConnection &connection, Position position, int limit);

//! "head": the last event; "verified": the last that was read back and found whole.
[[nodiscard]] Result<ChainMark> readMark(SqlConnection &connection, const QString &name);
[[nodiscard]] Result<> writeMark(SqlConnection &connection, const QString &name, const ChainMark &mark);

} // namespace releasedesk::store
