// SPDX-License-Identifier: Apache-2.0
#include "core/engine/retry_delay.h"

#include "core/base/sabotage.h"
#include "core/domain/task_kind.h"

#include <algorithm>
#include <optional>

namespace releasedesk::engine {
namespace {

using namespace domain;

constexpr int attemptsWithoutEffect = 3;

//! The pause after so many attempts.
std::chrono::milliseconds backOff(const RetryPolicy &policy, int made)
{
    constexpr int longest = 24 * 60 * 60;
    const int limit = std::clamp(policy.maxDelaySeconds, 0, longest);
    int delay = std::clamp(policy.delaySeconds, 0, limit);
    for (int i = 1; i < made && delay > 0 && delay < limit; ++i)
        delay = std::min(limit, delay * std::clamp(policy.factor, 1, 10));
    return std::chrono::seconds(delay);
}

} // namespace

std::optional<std::chrono::milliseconds> retryDelay(const Task &task, const TaskRun &run)
{
    const bool isOver = run.state == TaskState::Failed || run.state == TaskState::Unknown;
    if (!isOver || run.attempts.isEmpty())
        return std::nullopt;
    const Attempt &last = run.attempts.last();
    const int made = static_cast<int>(run.attempts.size());
    const bool isAbandoned = run.state == TaskState::Failed && last.code == u"Unknown" && !last.hadNoEffect;
    if (isAbandoned)
        return std::nullopt;
    if (run.state == TaskState::Unknown) // only where the kind promises no more than "at least once"
        return (mayRepeat(task.kind) || RD_SABOTAGED("retry-of-unknown")) && made < attemptsWithoutEffect
            ? std::optional(std::chrono::milliseconds(200))
            : std::nullopt;
    const Error error{errorCodeFromName(last.code), {}, {}};
    const bool isNamed
        = task.retry.codes.isEmpty() ? error.isRetryable() || last.hadNoEffect : task.retry.codes.contains(last.code);
    const bool isWithinRetries = isNamed && made <= task.retries;
    const bool isFreeRetry = last.hadNoEffect && error.code == ErrorCode::Aborted && made < attemptsWithoutEffect;
    if (!isWithinRetries && !isFreeRetry)
        return std::nullopt;
    return isFreeRetry ? std::chrono::milliseconds(200) : backOff(task.retry, made);
}

} // namespace releasedesk::engine
