// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

#include <QHash>
#include <QSet>

namespace releasedesk::store {

//! Whether a release rests once this event is the last of its stream: nothing of it goes on by itself.
[[nodiscard]] bool isAtRest(const QString &eventName);

//! Which streams of releases are not at rest: folded from the record like everything else, and kept in a table beside
//! it so that a start need not read the whole record.
class OpenStreams
{
public:
    //! Bumped when the meaning of the table changes; a table of another format is made again from the record.
    static constexpr int format = 1;

    //! What one event changes.
    enum class Change { None, Opened, Rested };
    Change take(const StreamId &stream, const QString &eventName);

    [[nodiscard]] bool contains(const StreamId &stream) const { return m_streams.contains(stream); }
    [[nodiscard]] QList<StreamId> streams() const; //!< in the order of their names

    //! Binds the set to a place in the record and to the format.
    [[nodiscard]] QByteArray seal(const ChainMark &head) const;

private:
    QSet<StreamId> m_streams;
    QByteArray m_sum = QByteArray(32, '\0'); //!< of the names' hashes, without regard to their order
};

//! From the table if its seal fits the head of the record, otherwise an invalid optional: then the record decides.
[[nodiscard]] Result<std::optional<OpenStreams>> readOpenStreams(SqlConnection &connection, const ChainMark &head);

//! From the events themselves, however the table looks.
[[nodiscard]] Result<OpenStreams> foldOpenStreams(SqlConnection &connection);

//! Replaces the table. Inside a transaction.
[[nodiscard]] Result<> replaceOpenStreams(SqlConnection &connection, const OpenStreams &open, const ChainMark &head);

//! Notes one change in the table. Inside a transaction.
[[nodiscard]] Result<> noteChange(SqlConnection &connection, const StreamId &stream, OpenStreams::Change change);

} // namespace releasedesk::store
