// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/http/server.h"

namespace releasedesk::connectors {

//! Gives \p server the way, the time limits and the name of its rate budget that its connection says. The errors of
//! http::tlsFrom(), and FailedPrecondition for a proxy whose password is not stored; nothing was sent then.
[[nodiscard]] Result<> takeRoute(http::Server &server, const domain::ConnectionAccess &access);

} // namespace releasedesk::connectors
