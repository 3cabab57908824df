// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/timer/time_wait_executor.h"

#include "core/async/cancel.h"
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
    QDateTime end = task.startedAt.addSecs(std::max(0, numberOf(task.task.parameters, "seconds", 60)));
    if (!until.isEmpty()) {
        end = QDateTime::fromString(until, Qt::ISODate);
        if (!end.isValid())
            co_return badParameter(
                Text::tr("“%1” is no time, so “%2” did not wait. Write it as 2026-11-24T14:00:00+09:00.")
                    .arg(until, task.task.title));
    }
    const auto all = std::max<qint64>(1, task.startedAt.msecsTo(end));
    for (qint64 left = m_clock.utcNow().msecsTo(end); left > 0; left = m_clock.utcNow().msecsTo(end)) {
        report->progress(static_cast<int>(std::clamp<qint64>(100 - (left * 100 / all), 0, 100)),
                         Text::tr("%1 left").arg(durationText(std::chrono::milliseconds(left))));
        if (!co_await async::sleepUnlessStopped(std::min(std::chrono::milliseconds(left), m_tellEvery), stop))
            co_return stopped(task.task.title);
    }
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("endedBy"), until.isEmpty() ? QStringLiteral("span") : QStringLiteral("instant")}};
    output.summary = Text::tr("waited %1").arg(durationText(std::chrono::milliseconds(all)));
    co_return output;
}

} // namespace releasedesk::connectors
