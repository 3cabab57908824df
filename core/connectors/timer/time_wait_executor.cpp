// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/timer/time_wait_executor.h"

#include "core/async/cancel.h"
#include "core/base/sabotage.h"
#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TimeWaitExecutor)
};

} // namespace

TimeWaitExecutor::TimeWaitExecutor(const Clock &clock, std::chrono::milliseconds tellEvery)
    : m_clock(clock)
    , m_tellEvery(tellEvery)
{
}

QCoro::Task<Result<engine::TaskOutput>> TimeWaitExecutor::execute(engine::TaskAssignment task,
                                                                  std::shared_ptr<engine::TaskReport> report,
                                                                  std::stop_token stop)
{
    const QString until = textOf(task.task.parameters, "until").trimmed();
    const QDateTime end = QDateTime::fromString(until, Qt::ISODate);
    if (!until.isEmpty() && !end.isValid())
        co_return badParameter(Text::tr("“%1” is no time, so “%2” did not wait. Write it as 2026-11-24T14:00:00+09:00.")
                                   .arg(until, task.task.title));
    const std::chrono::milliseconds span
        = std::chrono::seconds(std::max(0, numberOf(task.task.parameters, "seconds", 60)));
    const auto begun = m_clock.elapsed();
    // An instant is what the clock on the wall says; a span does not change when somebody sets that clock.
    const auto leftNow = [&]() -> std::chrono::milliseconds {
        if (!until.isEmpty())
            return std::chrono::milliseconds(m_clock.utcNow().msecsTo(end));
        if (RD_SABOTAGED("wall-clock-in-timer"))
            return span - std::chrono::milliseconds(task.startedAt.msecsTo(m_clock.utcNow()));
        return span - task.alreadyRan
            - std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.elapsed() - begun);
    };
    const qint64 all = std::max<qint64>(1, until.isEmpty() ? span.count() : task.startedAt.msecsTo(end));
    for (auto left = leftNow(); left.count() > 0; left = leftNow()) {
        report->progress(static_cast<int>(std::clamp<qint64>(100 - (left.count() * 100 / all), 0, 100)),
                         Text::tr("%1 left").arg(durationText(left)));
        if (!co_await async::sleepUnlessStopped(std::min(left, m_tellEvery), stop))
            co_return stopped(task.task.title);
    }
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("endedBy"), until.isEmpty() ? QStringLiteral("span") : QStringLiteral("instant")}};
    output.summary = Text::tr("waited %1").arg(durationText(std::chrono::milliseconds(all)));
    co_return output;
}

} // namespace releasedesk::connectors
