// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/measured_store.h"

namespace releasedesk::bench {

QCoro::Task<Result<QList<store::RecordedEvent>>> MeasuredStore::append(store::Append append)
{
    ++m_waiting;
    const Stopwatch time;
    auto recorded = co_await m_store.append(std::move(append));
    --m_waiting;
    m_lastAnswer = std::chrono::steady_clock::now();
    if (m_acknowledgements)
        m_acknowledgements->add(time.elapsed());
    if (recorded) {
        for (const store::RecordedEvent &each : *recorded) {
            if (!each.event.name.startsWith(u"task."))
                continue;
            ++m_transitions;
            m_payloadBytes += each.event.payload.size();
        }
    }
    co_return recorded;
}

QCoro::Task<Result<QList<store::RecordedEvent>>> MeasuredStore::readStream(StreamId stream)
{
    return m_store.readStream(std::move(stream));
}

QCoro::Task<Result<QList<store::RecordedEvent>>> MeasuredStore::readAfter(store::Position position, int limit)
{
    return m_store.readAfter(position, limit);
}

QCoro::Task<Result<QList<StreamId>>> MeasuredStore::openStreams()
{
    return m_store.openStreams();
}

QCoro::Task<Result<QList<StreamId>>> MeasuredStore::releasesNamed(ProjectId project, QString version)
{
    return m_store.releasesNamed(std::move(project), std::move(version));
}

} // namespace releasedesk::bench
