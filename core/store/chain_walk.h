// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

namespace releasedesk::store {

//! Consecutive events that were moved into an archive; what stays in the chain is the hash of the last of them.
struct ArchivedRun {
    Position first = 0;
    Position last = 0;
    QByteArray hash;

    friend bool operator==(const ArchivedRun &, const ArchivedRun &) = default;
};

//! Goes along the chain, event by event. DataLoss names the first event that is missing or not what was recorded.
class ChainWalk
{
public:
    explicit ChainWalk(ChainMark start)
        : m_last(std::move(start))
    {
    }

    [[nodiscard]] const ChainMark &last() const { return m_last; }

    //! Steps over those of \p runs that begin where the walk stands; they are in the order of their positions.
    void skip(const QList<ArchivedRun> &runs);

    [[nodiscard]] Result<> step(const RecordedEvent &event);

private:
    ChainMark m_last;
};

//! The runs between two positions, in order.
[[nodiscard]] Result<QList<ArchivedRun>> readArchivedRuns(SqlConnection &connection, Position first, Position last);

//! The two findings, with the number of the event.
[[nodiscard]] tl::unexpected<Error> missing(Position position, const QString &detail);
[[nodiscard]] tl::unexpected<Error> notRecorded(Position position, const QString &detail);

} // namespace releasedesk::store
