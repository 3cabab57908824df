// SPDX-License-Identifier: Apache-2.0
#include "core/async/launch.h"

#include "core/base/logging.h"

#include <exception>

namespace releasedesk::async {
namespace {

QCoro::Task<> guarded(QCoro::Task<> task, const char *name)
{
    try {
        co_await task;
    } catch (const std::exception &problem) {
        qCCritical(logEngine) << "unexpected exception in" << name << problem.what();
    } catch (...) {
        qCCritical(logEngine) << "unexpected exception in" << name;
    }
}

} // namespace

void launch(QCoro::Task<> task, const char *name)
{
    guarded(std::move(task), name);
}

} // namespace releasedesk::async
