// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/recorded_event.h"

#include <QCoroTask>

namespace releasedesk::store {

//! The record of truth: events are added, read in order, and never changed.
class EventStore
{
public:
    EventStore() = default;
    EventStore(const EventStore &) = delete;
    EventStore &operator=(const EventStore &) = delete;
    virtual ~EventStore() = default;

    //! Completes once the events are durable, with them as they were recorded. Aborted if the stream has moved on:
    //! then nothing was written. ResourceExhausted if the disk is full, ResourceExhausted with reason
    //! "event.tooLarge" above maxPayloadBytes; then nothing was written either.
    [[nodiscard]] virtual QCoro::Task<Result<QList<RecordedEvent>>> append(Append append) = 0;

    [[nodiscard]] virtual QCoro::Task<Result<QList<RecordedEvent>>> readStream(StreamId stream) = 0;

    //! At most \p limit events behind \p position, in the order of their commit.
    [[nodiscard]] virtual QCoro::Task<Result<QList<RecordedEvent>>> readAfter(Position position, int limit) = 0;

    //! The streams of releases that may still move: all but those whose last event is an end (see isAtRest), in the
    //! order of their names. What is not among them needs no look at a start.
    [[nodiscard]] virtual QCoro::Task<Result<QList<StreamId>>> openStreams() = 0;

    //! The streams of the releases that were created with this project and version, the newest first. Those that were
    //! moved into an archive are not among them.
    [[nodiscard]] virtual QCoro::Task<Result<QList<StreamId>>> releasesNamed(ProjectId project, QString version) = 0;
};

//! Larger payloads are refused before anything is written. A release of 10 000 tasks or the scope of 50 000 issues is
//! one event, and fits; what a task may report is limited by the engine (core/engine/limits.h).
constexpr qsizetype maxPayloadBytes = qsizetype{32} * 1024 * 1024;

} // namespace releasedesk::store
