// SPDX-License-Identifier: Apache-2.0
#include "core/engine/task_executor.h"

#include <QCoreApplication>

namespace releasedesk::engine {

QCoro::Task<Result<TaskOutput>> TaskExecutor::restore(TaskAssignment task, std::shared_ptr<TaskReport> /*report*/,
                                                      std::stop_token /*stop*/)
{
    co_return failure(ErrorCode::Unimplemented,
                      QCoreApplication::translate("TaskExecutor",
                                                  "What “%1” did cannot be taken back automatically. Do it by hand and "
                                                  "say so here.")
                          .arg(task.task.title));
}

} // namespace releasedesk::engine
