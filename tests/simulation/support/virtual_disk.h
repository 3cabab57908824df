// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"
#include "core/store/task_log.h"

namespace releasedesk::tests {

//! The record of a simulation. It can crash at any append: what was not committed is gone, and from then on nothing is
//! answered, as from a process that is dead.
class VirtualDisk final : public store::EventStore
{
public:
    //! Dies at the append after \p appends more; \p isKept: that one is committed, but nobody hears of it.
    void crashAfter(int appends, bool isKept);
    void crashNow() { m_isDead = true; }
    [[nodiscard]] bool isDead() const { return m_isDead; }

    //! A new process opens the record.
    void revive();

    [[nodiscard]] const QList<store::RecordedEvent> &events() const { return m_events; }
    void setEvents(const QList<store::RecordedEvent> &events) { m_events = events; }

    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> append(store::Append append) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> readStream(StreamId stream) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> readAfter(store::Position position,
                                                                             int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> openStreams() override;
    [[nodiscard]] QCoro::Task<Result<QList<StreamId>>> releasesNamed(ProjectId project, QString version) override;

private:
    QList<store::RecordedEvent> m_events; //!< of one stream
    int m_fuse = -1;
    bool m_isKept = false;
    bool m_isDead = false;
};

//! Nobody reads what simulated tasks print.
class NoLog final : public store::TaskLog
{
public:
    [[nodiscard]] QCoro::Task<Result<>> add(store::LogKey key, QList<store::LogLine> lines) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> read(store::LogKey key, qint64 first, int limit) override;
};

} // namespace releasedesk::tests
