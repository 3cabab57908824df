// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "core/store/event_store.h"

namespace releasedesk::bench {

//! Hands everything on to a store and counts what it answered as recorded.
class MeasuredStore final : public store::EventStore
{
public:
    //! \p store outlives this one.
    explicit MeasuredStore(store::EventStore &store)
        : m_store(store)
    {
    }

    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> append(store::Append append) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> readStream(StreamId stream) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> readAfter(store::Position position,
                                                                             int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> openStreams() override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> releasesNamed(ProjectId project, QString version) override;

    //! Task transitions whose commit returned: events of the names "task.…".
    [[nodiscard]] qint64 transitions() const { return m_transitions; }

    //! Mean size of their payloads, in bytes.
    [[nodiscard]] qsizetype meanPayload() const
    {
        return m_transitions > 0 ? static_cast<qsizetype>(m_payloadBytes / m_transitions) : 0;
    }

    //! Appends not yet answered.
    [[nodiscard]] int waiting() const { return m_waiting; }

    //! When the last append was answered.
    [[nodiscard]] std::chrono::steady_clock::time_point lastAnswer() const { return m_lastAnswer; }

    //! From the asking to the answer of each append, while it is not null.
    void setAcknowledgements(Samples *samples) { m_acknowledgements = samples; }

private:
    store::EventStore &m_store;
    Samples *m_acknowledgements = nullptr;
    qint64 m_transitions = 0;
    qint64 m_payloadBytes = 0;
    int m_waiting = 0;
    std::chrono::steady_clock::time_point m_lastAnswer;
};

} // namespace releasedesk::bench
