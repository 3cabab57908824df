// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/domain/release_command.h"
#include "core/store/event_store.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace releasedesk::approvals {

//! Lets time do its part in open approvals: reminders, escalations, deadlines, the end of holds, checks that look
//! again. Lives on the engine's thread.
class ApprovalClock final : public QObject
{
    Q_OBJECT

public:
    using Handle = std::function<QCoro::Task<Result<store::Position>>(domain::ReleaseCommand, access::Actor)>;

    //! \p store and what \p handle uses outlive the clock.
    ApprovalClock(store::EventStore &store, Handle handle, QObject *parent = nullptr);

    //! Looks now and then every \p interval.
    void start(std::chrono::milliseconds interval = std::chrono::minutes(1));
    void stop();

    //! Looks once at every release that may still move; the first error, if there was one.
    [[nodiscard]] QCoro::Task<Result<>> look();

    [[nodiscard]] bool isLooking() const { return m_isLooking; }

private:
    void lookByItself();

    store::EventStore &m_store;
    Handle m_handle;
    QTimer m_timer;
    bool m_isLooking = false;
    bool m_isStopped = false;
};

} // namespace releasedesk::approvals
