// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

#include <chrono>

namespace releasedesk::engine {

//! When a failed task is tried again without a person: a span after its failure, or nothing. Only where the outcome is
//! known: an error that its retry policy names within its retries, or a failure that is proved to have had no effect;
//! and an unknown outcome where the kind promises no more than "at least once" (mail, messenger).
[[nodiscard]] std::optional<std::chrono::milliseconds> retryDelay(const domain::Task &task, const domain::TaskRun &run);

} // namespace releasedesk::engine
