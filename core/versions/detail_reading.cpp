// SPDX-License-Identifier: Apache-2.0
#include "core/versions/detail_reading.h"

#include "core/base/clock.h"

#include <QCoroFuture>
#include <QtConcurrent/QtConcurrentRun>

namespace releasedesk::versions {

QCoro::Task<Result<IssueDetail>> readDetail(Result<std::shared_ptr<IssueSource>> source, DetailCache cache,
                                            ConnectionId connection, QString key, DetailWatch watch,
                                            std::stop_token stop)
{
    const std::optional<IssueDetail> known
        = co_await QtConcurrent::run([cache, connection, key] { return cache.read(connection, key); });
    if (known && watch.kept && !stop.stop_requested())
        watch.kept(*known);
    if (!source)
        co_return failed(source);
    auto detail = co_await (*source)->detail(key, stop);
    if (!detail)
        co_return failed(detail);
    detail->readAt = SystemClock().utcNow();
    if (known)
        detail->code = known->code;
    if (!detail->issue.id.isEmpty()) {
        if (watch.arrived && !stop.stop_requested())
            watch.arrived(*detail);
        if (const auto code = co_await (*source)->code(detail->issue.id, stop))
            detail->code = *code;
    }
    if (!stop.stop_requested())
        (void)QtConcurrent::run([cache, connection, read = *detail] { cache.write(connection, read); });
    co_return *detail;
}

} // namespace releasedesk::versions
