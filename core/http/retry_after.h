// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/server.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace releasedesk::http {

struct HttpAnswer;

//! How long a server wants to be left alone: Retry-After in seconds or as an HTTP date, else X-RateLimit-Reset as an
//! ISO time or Unix seconds. Nothing when there is no readable wish; never negative, never more than a day.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterOf(const HttpAnswer &answer, const QDateTime &now);

} // namespace releasedesk::http
