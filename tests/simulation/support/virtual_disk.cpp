// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/virtual_disk.h"

#include "core/store/append_check.h"
#include "core/store/open_streams.h"
#include "tests/support/memory_event_store.h"

#include <algorithm>

namespace releasedesk::tests {
namespace {

Error gone()
{
    return {ErrorCode::Unavailable, QStringLiteral("The process is dead."), {}};
}

} // namespace

void VirtualDisk::crashAfter(int appends, bool isKept)
{
    m_fuse = appends;
    m_isKept = isKept;
}

void VirtualDisk::revive()
{
    m_fuse = -1;
    m_isDead = false;
}

QCoro::Task<Result<QList<store::RecordedEvent>>> VirtualDisk::append(store::Append append)
{
    if (m_isDead)
        co_return tl::unexpected(gone());
    if (const auto checked = store::checkAppend(append); !checked)
        co_return failed(checked);
    if (append.expectedVersion != m_events.size())
        co_return store::staleAppend(append, m_events.size());
    const bool isLast = m_fuse == 0;
    m_isDead = isLast;
    m_fuse = std::max(-1, m_fuse - 1);
    if (isLast && !m_isKept)
        co_return tl::unexpected(gone());
    const QByteArray head = m_events.isEmpty() ? QByteArray() : m_events.last().hash;
    const QList<store::RecordedEvent> recorded = store::chained(append, m_events.size(), head);
    m_events += recorded;
    if (isLast)
        co_return tl::unexpected(gone());
    co_return recorded;
}

QCoro::Task<Result<QList<store::RecordedEvent>>> VirtualDisk::readStream(StreamId /*stream*/)
{
    if (m_isDead)
        co_return tl::unexpected(gone());
    co_return Result<QList<store::RecordedEvent>>(m_events); // QCoro moves from what it is given by name
}

QCoro::Task<Result<QList<store::RecordedEvent>>> VirtualDisk::readAfter(store::Position position, int limit)
{
    if (m_isDead)
        co_return tl::unexpected(gone());
    const qsizetype from = std::clamp<qsizetype>(position, 0, m_events.size());
    co_return m_events.mid(from, std::max(limit, 0));
}

QCoro::Task<Result<QList<StreamId>>> VirtualDisk::openStreams()
{
    if (m_isDead)
        co_return tl::unexpected(gone());
    store::OpenStreams open;
    for (const store::RecordedEvent &event : m_events)
        open.take(event.stream, event.event.name);
    co_return open.streams();
}

QCoro::Task<Result<QList<StreamId>>> VirtualDisk::releasesNamed(ProjectId project, QString version)
{
    if (m_isDead)
        co_return tl::unexpected(gone());
    co_return streamsNamed(m_events, project, version);
}

QCoro::Task<Result<>> NoLog::add(store::LogKey /*key*/, QList<store::LogLine> /*lines*/)
{
    co_return Result<>();
}

QCoro::Task<Result<QList<store::LogLine>>> NoLog::read(store::LogKey /*key*/, qint64 /*first*/, int /*limit*/)
{
    co_return QList<store::LogLine>();
}

} // namespace releasedesk::tests
