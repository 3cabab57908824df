// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memory_event_store.h"

#include "core/store/append_check.h"
#include "core/store/open_streams.h"
#include "core/store/release_codec.h"

#include <algorithm>

namespace releasedesk::tests {

QCoro::Task<Result<QList<store::RecordedEvent>>> MemoryEventStore::append(store::Append append)
{
    if (const auto checked = store::checkAppend(append); !checked)
        co_return failed(checked);
    if (refuse) {
        if (const std::optional<Error> error = refuse(append))
            co_return tl::unexpected(*error);
    }
    const qint64 version = std::ranges::count(m_events, append.stream, &store::RecordedEvent::stream);
    if (version != append.expectedVersion)
        co_return store::staleAppend(append, version);
    const QByteArray head = m_events.isEmpty() ? QByteArray() : m_events.last().hash;
    const QList<store::RecordedEvent> recorded = store::chained(append, m_events.size(), head);
    m_events += recorded;
    co_return recorded;
}

QCoro::Task<Result<QList<store::RecordedEvent>>> MemoryEventStore::readStream(StreamId stream)
{
    QList<store::RecordedEvent> found;
    std::ranges::copy_if(m_events, std::back_inserter(found),
                         [&stream](const auto &event) { return event.stream == stream; });
    co_return found;
}

QCoro::Task<Result<QList<store::RecordedEvent>>> MemoryEventStore::readAfter(store::Position position, int limit)
{
    const qsizetype from = std::clamp<qsizetype>(position, 0, m_events.size());
    co_return m_events.mid(from, std::max(limit, 0));
}

QCoro::Task<Result<QList<StreamId>>> MemoryEventStore::openStreams()
{
    store::OpenStreams open;
    for (const store::RecordedEvent &event : m_events)
        open.take(event.stream, event.event.name);
    co_return open.streams();
}

QCoro::Task<Result<QList<StreamId>>> MemoryEventStore::releasesNamed(ProjectId project, QString version)
{
    co_return streamsNamed(m_events, project, version);
}

QList<StreamId> streamsNamed(const QList<store::RecordedEvent> &events, const ProjectId &project,
                             const QString &version)
{
    QList<StreamId> found;
    for (const store::RecordedEvent &event : events) {
        const auto decoded = store::decodeReleaseEvent(event.event);
        const auto *const created = decoded ? std::get_if<domain::ReleaseCreated>(&*decoded) : nullptr;
        if (created && created->project == project && created->version == version)
            found.prepend(event.stream);
    }
    return found;
}

} // namespace releasedesk::tests
