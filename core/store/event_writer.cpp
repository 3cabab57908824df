// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_writer.h"

#include "core/base/failpoint.h"
#include "core/domain/release_event.h"

#include <algorithm>
#include <array>

namespace releasedesk::store {
namespace {

constexpr qint64 verifiedEvery = 1000; // events

bool isAnswered(const Recorded &result)
{
    // Stale, or of an archived stream: an answer for this one append, no reason to undo the others.
    return result || result.error().code == ErrorCode::Aborted || result.error().code == ErrorCode::FailedPrecondition;
}

} // namespace

bool isWeighty(const QString &eventName)
{
    static constexpr std::array names{domain::ApprovalSigned::eventName, domain::ReleaseAborted::eventName};
    return isAtRest(eventName)
        || std::ranges::any_of(names, [&](const char *name) { return eventName == QLatin1String(name); });
}

Result<> EventWriter::prepare(SqlConnection &connection)
{
    return connection.write([&]() -> Result<> {
        const Result<ChainMark> head = readMark(connection, QStringLiteral("head"));
        if (!head)
            return failed(head);
        return follow(connection, *head);
    });
}

//! What is kept in memory is that of \p head afterwards; another writer may have been at work.
Result<> EventWriter::follow(SqlConnection &connection, const ChainMark &head)
{
    if (m_isKnown && m_head == head)
        return {};
    const auto kept = readOpenStreams(connection, head);
    if (!kept)
        return failed(kept);
    if (*kept) {
        m_open = **kept;
    } else {
        const auto folded = foldOpenStreams(connection);
        if (!folded)
            return failed(folded);
        m_open = *folded;
        if (const auto replaced = replaceOpenStreams(connection, m_open, head); !replaced)
            return replaced;
    }
    const Result<ChainMark> verified = readMark(connection, QStringLiteral("verified"));
    if (!verified)
        return failed(verified);
    m_verified = verified->position;
    m_head = head;
    m_isKnown = true;
    return {};
}

//! What this writer appended it chained itself to what was verified before.
Result<> EventWriter::noteVerified(SqlConnection &connection, const ChainMark &before)
{
    if (before.position - m_verified < verifiedEvery)
        return {};
    m_verified = before.position;
    return writeMark(connection, QStringLiteral("verified"), before);
}

Result<> EventWriter::writeAll(SqlConnection &connection, std::span<const Append> appends,
                               std::vector<Recorded> &results)
{
    const Result<ChainMark> before = readMark(connection, QStringLiteral("head"));
    if (!before)
        return failed(before);
    if (const auto followed = follow(connection, *before); !followed)
        return followed;
    ChainMark head = *before;
    for (const Append &append : appends) {
        results.push_back(insertAll(connection, append, head));
        if (!isAnswered(results.back()))
            return failed(results.back());
        if (!results.back())
            continue;
        for (const NewEvent &event : append.events) {
            if (const auto noted = noteChange(connection, append.stream, m_open.take(append.stream, event.name));
                !noted)
                return noted;
        }
    }
    if (head != *before) {
        if (const auto marked = writeHead(connection, head, m_open.seal(head)); !marked)
            return marked;
        if (const auto noted = noteVerified(connection, *before); !noted)
            return noted;
        m_head = head;
    }
    reachFailpoint("store.before_commit");
    return {};
}

std::vector<Recorded> EventWriter::append(SqlConnection &connection, std::span<const Append> appends)
{
    std::vector<Recorded> results;
    const ChainMark before = m_head;
    const Result<> committed = connection.write([&] { return writeAll(connection, appends, results); });
    if (committed) {
        if (m_committed && m_head != before) {
            const bool weighty = std::ranges::any_of(appends, [](const Append &append) {
                return std::ranges::any_of(append.events, [](const NewEvent &each) { return isWeighty(each.name); });
            });
            m_committed(m_head, weighty);
        }
        return results;
    }

    m_isKnown = false; // what was noted in memory was not kept
    results.clear();
    if (appends.size() == 1)
        return {failed(committed)};
    // Each by itself, so that one that does not fit on the disk does not take a small one with it.
    for (const Append &each : appends)
        results.push_back(append(connection, {&each, 1}).front());
    return results;
}

} // namespace releasedesk::store
