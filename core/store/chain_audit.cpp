// SPDX-License-Identifier: Apache-2.0
#include "core/store/chain_audit.h"

#include "core/base/sabotage.h"
#include "core/store/chain_walk.h"

#include <QCoreApplication>

#include <limits>

namespace releasedesk::store {
namespace {

// Read back at every start, whatever was noted: the last thing written is what a failing disk spoils first.
constexpr qint64 alwaysVerified = 2048;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChainAudit)
};

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

//! Releases are read by way of an index: what it does not lead to is missing from them, although the chain is whole.
Result<> checkIndex(SqlConnection &connection, Position after)
{
    const auto hidden = connection.value(
        QStringLiteral("SELECT min(position) FROM events AS event NOT INDEXED WHERE position > ? AND NOT EXISTS "
                       "(SELECT 1 FROM events AS found WHERE found.stream = event.stream "
                       "AND found.stream_version = event.stream_version AND +found.position = event.position)"),
        {after});
    if (!hidden)
        return failed(hidden);
    if (hidden->isNull() || RD_SABOTAGED("index-not-checked"))
        return {};
    return failure(ErrorCode::DataLoss,
                   Text::tr("An index of this workspace is damaged: event %1 is not found among those of its release. "
                            "Release nothing from it; every event is there, and “rdesk store repair” puts them in "
                            "order.")
                       .arg(hidden->toLongLong()));
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
    const auto verified = connection.readTogether([&] {
        const auto whole = verifyFrom(connection, {}, report);
        return whole ? checkIndex(connection, 0) : whole;
    });
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
        const auto whole = verifyFrom(connection, start, report);
        return whole ? checkIndex(connection, report.lastPosition - alwaysVerified) : whole;
    });
    if (!verified || connection.mode() == OpenMode::ReadOnly || report.lastPosition == start.position)
        return verified;
    return connection.write(
        [&] { return writeMark(connection, QStringLiteral("verified"), {report.lastPosition, report.headHash}); });
}

} // namespace releasedesk::store
