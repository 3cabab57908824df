// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"

#include <functional>
#include <optional>

namespace releasedesk::tests {

//! The record in memory, with the contract of the real one (tests/core/store/tst_event_store). Answers at once.
class MemoryEventStore final : public store::EventStore
{
public:
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> append(store::Append append) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> readStream(StreamId stream) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> readAfter(store::Position position,
                                                                             int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> openStreams() override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> releasesNamed(ProjectId project, QString version) override;

    //! Everything, for comparing.
    [[nodiscard]] const QList<store::RecordedEvent> &events() const { return m_events; }

    //! Makes this the record, as it was at some moment before.
    void setEvents(const QList<store::RecordedEvent> &events) { m_events = events; }

    //! Asked before each append; an error is answered instead of recording, e.g. that of a full disk.
    std::function<std::optional<Error>(const store::Append &)> refuse;

private:
    QList<store::RecordedEvent> m_events;
};

//! What EventStore::releasesNamed() answers for a record of these events.
[[nodiscard]] QList<StreamId> streamsNamed(const QList<store::RecordedEvent> &events, const ProjectId &project,
                                           const QString &version);

} // namespace releasedesk::tests
