// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/authorize.h"
#include "core/domain/release.h"
#include "core/domain/release_command.h"

namespace releasedesk::engine {

//! Whether this actor may give this command for this release as it stands; asks access::authorize().
[[nodiscard]] Result<> authorizeCommand(const domain::ReleaseCommand &command, const domain::Release &release,
                                        const access::Actor &actor);

} // namespace releasedesk::engine
