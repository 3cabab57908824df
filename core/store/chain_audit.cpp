// SPDX-License-Identifier: Apache-2.0
#include "core/store/chain_audit.h"

#include "core/store/event_chain.h"
#include "core/store/event_table.h"

#include <QCoreApplication>

#include <limits>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventChain)
};

constexpr int pageSize = 1000;

tl::unexpected<Error> missing(Position position, const QString &detail)
{
    return failure(
        ErrorCode::DataLoss,
        Text::tr("The record of this workspace was changed from outside: event %1 is missing. Release nothing "
                 "from it; restore the workspace from its last backup.")
            .arg(position),
        detail);
}

tl::unexpected<Error> notRecorded(Position position, const QString &detail)
{
    return failure(ErrorCode::DataLoss,
                   Text::tr("The record of this workspace was changed from outside: event %1 is not what was recorded. "
                            "Release nothing from it; restore the workspace from its last backup.")
                       .arg(position),
                   detail);
}

//! What was verified before must still be where it was, or all behind it proves nothing.
Result<> checkStart(SqlConnection &connection, const ChainMark &start)
{
    if (start.position == 0)
        return {};
    const auto hash = connection.value(QStringLiteral("SELECT hash FROM events WHERE position = ?"), {start.position});
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
    ChainMark last = start;
    for (bool isEnd = false; !isEnd;) {
        // From before the first possible position on, so that a row put in front of the first is seen as well.
        const Position after = last.position == 0 ? std::numeric_limits<Position>::min() : last.position;
        const auto page = readAfter(connection, after, pageSize);
        if (!page)
            return failed(page);
        isEnd = page->size() < pageSize;
        if (page->isEmpty())
            break;
        if (page->first().position > last.position + 1)
            return missing(last.position + 1, QStringLiteral("next is %1").arg(page->first().position));
        if (page->first().position < last.position + 1)
            return notRecorded(page->first().position, QStringLiteral("the first event is number 1"));
        if (const auto verified = verifyChain(last.hash, {page->constData(), static_cast<std::size_t>(page->size())});
            !verified)
            return verified;
        report.events += page->size();
        last = {page->last().position, page->last().hash};
    }

    const auto head = readMark(connection, QStringLiteral("head"));
    if (!head)
        return failed(head);
    if (last.position < head->position)
        return missing(last.position + 1, QStringLiteral("the last was %1").arg(head->position));
    if (last != *head)
        return notRecorded(head->position + (last.position > head->position ? 1 : 0),
                           QStringLiteral("the last was %1").arg(head->position));
    report.firstPosition = last.position == 0 ? 0 : 1;
    report.lastPosition = last.position;
    report.headHash = last.hash;
    return {};
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
        const auto before = readMark(connection, QStringLiteral("verified"));
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
