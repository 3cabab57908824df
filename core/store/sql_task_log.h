// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_database.h"
#include "core/store/task_log.h"

#include <memory>

namespace releasedesk::store {

//! The output of tasks in the same SQLite file as the record, in tables of its own. Lines that wait together share one
//! commit. A power failure may take the last lines. May be called from any thread with an event loop.
class SqlTaskLog final : public TaskLog
{
public:
    //! Errors as SqlEventStore::open. \p maxLines is how many lines one attempt keeps. Blocks; meant for start-up.
    [[nodiscard]] static Result<std::unique_ptr<SqlTaskLog>> open(const QString &file, OpenMode mode,
                                                                  int maxLines = maxLogLines);

    //! Finishes what was submitted.
    ~SqlTaskLog() override;

    //! FailedPrecondition ("store.readOnly") when opened for reading; ResourceExhausted when the disk is full.
    [[nodiscard]] QCoro::Task<Result<>> add(LogKey key, QList<LogLine> lines) override;
    [[nodiscard]] QCoro::Task<Result<QList<LogLine>>> read(LogKey key, qint64 first, int limit) override;

private:
    class Threads;

    explicit SqlTaskLog(std::unique_ptr<Threads> threads);

    std::unique_ptr<Threads> m_threads;
};

//! A longer line is cut here, with a mark at its end.
constexpr qsizetype maxLogLineLength = qsizetype{64} * 1024;

} // namespace releasedesk::store
