// SPDX-License-Identifier: Apache-2.0
#include "core/approvals/approval_clock.h"

#include "core/async/launch.h"
#include "core/base/logging.h"
#include "core/store/release_codec.h"

#include <QPointer>

namespace releasedesk::approvals {

ApprovalClock::ApprovalClock(store::EventStore &store, Handle handle, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_handle(std::move(handle))
{
    connect(&m_timer, &QTimer::timeout, this, &ApprovalClock::lookByItself);
}

void ApprovalClock::start(std::chrono::milliseconds interval)
{
    m_timer.start(interval);
    lookByItself();
}

void ApprovalClock::stop()
{
    m_isStopped = true;
    m_timer.stop();
}

void ApprovalClock::lookByItself()
{
    if (m_isLooking || m_isStopped)
        return;
    look().then([](const Result<> &looked) {
        if (!looked)
            qCWarning(logEngine) << "approvals were not looked at:" << looked.error().message;
    });
}

QCoro::Task<Result<>> ApprovalClock::look()
{
    const QPointer self(this);
    m_isLooking = true;
    const auto streams = co_await m_store.openStreams();
    if (!self)
        co_return Result<>();
    Result<> first;
    for (const StreamId &stream : streams.value_or(QList<StreamId>())) {
        const ReleaseId release = store::releaseOfStream(stream);
        if (release.isEmpty() || m_isStopped)
            continue;
        const access::Actor engine{PersonId("engine"), {}, true};
        const auto done = co_await m_handle(domain::KeepApprovalTime{release}, engine);
        if (!self)
            co_return first;
        if (!done && first)
            first = failed(done);
    }
    m_isLooking = false;
    if (!streams)
        co_return failed(streams);
    co_return first;
}

} // namespace releasedesk::approvals
