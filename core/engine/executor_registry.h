// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/task_executor.h"

#include <QHash>

namespace releasedesk::engine {

//! Which executor does which kind of task.
class ExecutorRegistry
{
public:
    //! A second executor of the same kind replaces the first.
    void add(std::shared_ptr<TaskExecutor> executor) { m_executors.insert(executor->kind(), std::move(executor)); }

    //! Null for a kind nobody does here.
    [[nodiscard]] std::shared_ptr<TaskExecutor> find(const QString &kind) const { return m_executors.value(kind); }

    [[nodiscard]] QStringList kinds() const { return m_executors.keys(); }

private:
    QHash<QString, std::shared_ptr<TaskExecutor>> m_executors;
};

} // namespace releasedesk::engine
