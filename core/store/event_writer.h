// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/open_streams.h"

#include <functional>
#include <span>
#include <vector>

namespace releasedesk::store {

//! The writing half of a record, on the one thread that writes it: commits what waits together, and keeps the table of
//! open streams and the mark "verified" in the same commits.
class EventWriter
{
public:
    //! Told after each commit where the record ends now; \p isWeighty: an approval or the end of a release is in it.
    using Committed = std::function<void(const ChainMark &head, bool isWeighty)>;

    explicit EventWriter(Committed committed = {})
        : m_committed(std::move(committed))
    {
    }

    //! Reads where the record ends and which streams are open; makes their table again if it does not fit the record.
    [[nodiscard]] Result<> prepare(SqlConnection &connection);

    //! Commits the appends together and answers each: a stale one is Aborted without harm to the others.
    [[nodiscard]] std::vector<Recorded> append(SqlConnection &connection, std::span<const Append> appends);

private:
    [[nodiscard]] Result<> writeAll(SqlConnection &connection, std::span<const Append> appends,
                                    std::vector<Recorded> &results);
    [[nodiscard]] Result<> follow(SqlConnection &connection, const ChainMark &head);
    [[nodiscard]] Result<> noteVerified(SqlConnection &connection, const ChainMark &before);

    Committed m_committed;
    ChainMark m_head;
    OpenStreams m_open;
    Position m_verified = 0;
    bool m_isKnown = false; //!< m_head and m_open are those of the file
};

//! Whether a head is signed for this event at once: a decision of a person, or an end.
[[nodiscard]] bool isWeighty(const QString &eventName);

} // namespace releasedesk::store
