// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/release_fleet.h"

#include "app/bench/engine/bench_release.h"
#include "core/async/launch.h"
#include "core/store/release_codec.h"

#include <QDateTime>

#include <vector>

namespace releasedesk::bench {

using namespace domain;

ReleaseFleet::ReleaseFleet(engine::ReleaseEngine &engine, Plan plan)
    : m_engine(engine)
    , m_plan(std::move(plan))
    , m_series(QString::number(QDateTime::currentMSecsSinceEpoch()))
{
    connect(&m_engine, &engine::ReleaseEngine::recorded, this, &ReleaseFleet::take);
}

QCoro::Task<Result<>> ReleaseFleet::approve(int count)
{
    constexpr int together = 100;
    while (approved() < count) {
        std::vector<QCoro::Task<Result<>>> asked;
        for (int i = std::min(together, count - approved()); i > 0; --i)
            asked.push_back(approveOne(benchReleaseId(m_series, ++m_made)));
        for (auto &each : asked) {
            if (const auto done = co_await each; !done)
                co_return failed(done);
        }
    }
    co_return Result<>();
}

QCoro::Task<Result<>> ReleaseFleet::approveOne(ReleaseId id)
{
    if (const auto created = co_await m_engine.handle(createBenchRelease(id, m_plan), benchOwner()); !created)
        co_return failed(created);
    if (const auto asked = co_await m_engine.handle(RequestApproval{id, 1}, benchOwner()); !asked)
        co_return failed(asked);
    const QString digest = m_digests.take(id);
    if (const auto done = co_await m_engine.handle(signBenchRelease(id, digest), benchApprover()); !done)
        co_return failed(done);
    m_approved.push_back(id);
    co_return Result<>();
}

void ReleaseFleet::keepRunning(int count)
{
    m_wanted = count;
    while (m_running < m_wanted && !m_approved.empty())
        startNext();
}

void ReleaseFleet::startNext()
{
    const ReleaseId next = m_approved.front();
    m_approved.pop_front();
    ++m_running;
    async::launch(start(next), "start release");
}

QCoro::Task<> ReleaseFleet::start(ReleaseId id)
{
    const auto started = co_await m_engine.handle(StartRelease{id}, benchOwner());
    if (!started)
        m_problem = started.error();
}

void ReleaseFleet::take(const QList<store::RecordedEvent> &events)
{
    for (const store::RecordedEvent &each : events) {
        const QString &name = each.event.name;
        if (name.startsWith(u"task."))
            continue;
        if (name == QLatin1String(RevisionFrozen::eventName)) {
            const auto frozen = store::decodeReleaseEvent(each.event);
            if (frozen)
                m_digests.insert(store::releaseOfStream(each.stream), std::get<RevisionFrozen>(*frozen).digest);
        } else if (name == QLatin1String(ReleaseCompleted::eventName)) {
            ++m_released;
            --m_running;
            if (m_running < m_wanted && !m_approved.empty())
                startNext();
        } else if (name == QLatin1String(ReleaseHalted::eventName)
                   || name == QLatin1String(PreparationFailed::eventName)) {
            m_problem = Error{ErrorCode::Internal, QStringLiteral("%1 did not go on").arg(each.stream.value()), {}};
        }
    }
}

} // namespace releasedesk::bench
