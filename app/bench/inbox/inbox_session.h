// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release_event.h"
#include "core/session/session.h"

namespace releasedesk::bench {

//! A session whose record is so many releases, each of which waits for the signature of its person; every command is
//! refused.
class InboxSession final : public session::Session
{
    Q_OBJECT

public:
    explicit InboxSession(int items);

    [[nodiscard]] static domain::Directory directory();

    //! One more release that waits, told as it happens.
    void askOnce();

    [[nodiscard]] PersonId person() const override;
    [[nodiscard]] QCoro::Task<Result<store::Position>> send(domain::ReleaseCommand command) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::RecordedEvent>>> eventsAfter(store::Position position,
                                                                               int limit) override;
    [[nodiscard]] QCoro::Task<Result<QList<store::LogLine>>> log(store::LogKey key, qint64 first, int limit) override;

private:
    [[nodiscard]] QList<store::RecordedEvent> ask(int number);
    [[nodiscard]] store::RecordedEvent happened(const ReleaseId &release, qint64 version,
                                                const domain::ReleaseEvent &event);

    QList<store::RecordedEvent> m_events;
    store::Position m_position = 0;
    int m_items = 0;
};

} // namespace releasedesk::bench
