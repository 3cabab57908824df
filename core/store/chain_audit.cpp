// SPDX-License-Identifier: Apache-2.0
#include "core/store/chain_audit.h"

#include "core/store/chain_walk.h"

#include <limits>

namespace releasedesk::store {
namespace {

// Read back at every start, whatever was noted: the last thing written is what a failing disk spoils first.
constexpr qint64 alwaysVerified = 2048;

//! What was verified before must still be where it was, or all behind it proves nothing.
Result<> checkStart(SqlConnection &connection, const ChainMark &start)
{
    if (start.position == 0)
        return {};
    const auto hash = connection.value(QStringLiteral("SELECT hash FROM events WHERE position = ? UNION ALL "
                                                      "SELECT hash FROM archived_runs WHERE last = ? LIMIT 1"),
                                       {start.position, start.position});
    if (!hash)
        return failed(hash);
    if (!hash->isValid())
        return missing(start.position, QStringLiteral("it was verified at an earlier start"));
    if (hash->toByteArray() != start.hash)
        return notRecorded(start.position, QStringLiteral("its hash was another at an earlier start"));
    return {};
}

//! Every event behind \p start, up to the head, which is answered in \p report.
Result<> verifyFrom(SqlConnection &connection, const ChainMark &start, AuditReport &report)
{
    if (const auto checked = checkStart(connection, start); !checked)
        return checked;
    const auto archived = readArchivedRuns(connection, start.position + 1, std::numeric_limits<Position>::max());
    if (!archived)
        return failed(archived);
    const auto head = readMark(connection, QStringLiteral("head"));
    if (!head)
        return failed(head);
    ChainWalk walk(start);
    qint64 events = 0;
    const auto whole = eachEventAfter(connection, start.position, [&](const RecordedEvent &event) {
        if (event.position != walk.last().position + 1)
            walk.skip(*archived);
        ++events;
        return walk.step(event);
    });
    if (!whole)
        return whole;
    walk.skip(*archived);
    const ChainMark &last = walk.last();
    if (last.position < head->position)
        return missing(last.position + 1, QStringLiteral("the last was %1").arg(head->position));
    if (last != *head)
        return notRecorded(head->position + (last.position > head->position ? 1 : 0),
                           QStringLiteral("the last was %1").arg(head->position));
    report.events += events;
    report.firstPosition = last.position == 0 ? 0 : 1;
    report.lastPosition = last.position;
    report.headHash = last.hash;
    return {};
}

//! Where to begin at a start: at what was verified, but never so late that the last events are not read back at all.
Result<ChainMark> startOfNew(SqlConnection &connection)
{
    const auto verified = readMark(connection, QStringLiteral("verified"));
    const auto head = readMark(connection, QStringLiteral("head"));
    if (!verified)
        return verified;
    if (!head)
        return head;
    const Position early = head->position - alwaysVerified;
    if (verified->position <= early)
        return verified;
    if (early <= 0)
        return ChainMark();
    const auto hash = connection.value(QStringLiteral("SELECT hash FROM events WHERE position = ?"), {early});
    if (!hash)
        return failed(hash);
    return hash->isValid() ? ChainMark{early, hash->toByteArray()} : *verified; // archived there
}

} // namespace

Result<AuditReport> verifyAll(SqlConnection &connection)
{
    AuditReport report;
    const auto verified = connection.readTogether([&] { return verifyFrom(connection, {}, report); });
    if (!verified)
        return failed(verified);
    return report;
}

Result<> verifyNew(SqlConnection &connection)
{
    AuditReport report;
    ChainMark start;
    const auto verified = connection.readTogether([&]() -> Result<> {
        const auto before = startOfNew(connection);
        if (!before)
            return failed(before);
        start = *before;
        return verifyFrom(connection, start, report);
    });
    if (!verified || connection.mode() == OpenMode::ReadOnly || report.lastPosition == start.position)
        return verified;
    return connection.write(
        [&] { return writeMark(connection, QStringLiteral("verified"), {report.lastPosition, report.headHash}); });
}

} // namespace releasedesk::store
