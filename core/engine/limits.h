// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release_command.h"
#include "core/domain/release_event.h"

#include <chrono>

namespace releasedesk::engine {

//! How long the engine waits after the record could not be written; the pause doubles up to the longest.
constexpr std::chrono::milliseconds firstRecordPause{250};
constexpr std::chrono::milliseconds longestRecordPause{30'000};

//! What a release may grow to. It is refused before it does harm: no effect begins whose result could not be recorded.
//! How many tasks it may have is said in core/domain/plan.h, how long a log may be in core/store/task_log.h.
struct Limits {
    qint64 events = 250'000; //!< in the record of one release
    qint64 reserve = 50'000; //!< of them, kept for ending what has begun
    qsizetype eventBytes = qsizetype{1024} * 1024; //!< of one event; what a task reports beyond it is cut
};

//! Whether a command may still be recorded as \p added events behind \p present ones; ResourceExhausted
//! (release.tooManyEvents). What ends, resolves or takes back may use the reserve.
[[nodiscard]] Result<> checkEventLimit(const Limits &limits, const domain::ReleaseCommand &command, qint64 present,
                                       qint64 added);

//! Whether another effect may begin.
[[nodiscard]] Result<> checkMayBegin(const Limits &limits, qint64 present);

//! The same event small enough to be recorded: what happened stays, what it said at length is cut.
[[nodiscard]] domain::ReleaseEvent fitted(const domain::ReleaseEvent &event, const Limits &limits);

//! ResourceExhausted (task.parametersTooLarge) if the parameters of a start do not fit.
[[nodiscard]] Result<> checkSize(const QJsonObject &parameters, const domain::Task &task, const Limits &limits);

} // namespace releasedesk::engine
