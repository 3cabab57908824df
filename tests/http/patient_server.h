// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/http/server.h"

namespace releasedesk::tests {

//! A server with a token that must not show up anywhere, limits that no healthy answer reaches, and short pauses.
[[nodiscard]] inline http::Server serverAt(const QUrl &url)
{
    http::Server server{url, Secret("Bearer very-secret")};
    server.timeout = std::chrono::seconds(2);
    server.deadline = std::chrono::seconds(4);
    server.backOff = std::chrono::milliseconds(1);
    return server;
}

//! All that a person may get to see of an error.
[[nodiscard]] inline QString textOf(const Error &error)
{
    return error.message + QStringLiteral(" | ") + error.detail;
}

} // namespace releasedesk::tests
