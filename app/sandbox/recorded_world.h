// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_world.h"
#include "core/base/result.h"

namespace releasedesk::sandbox {

//! A world made of answers that real Jira servers once gave: every file below the folder that holds a list of versions
//! or of issues (bare, in {"issues":[…]}, or as {"request","response"}). Issues without a fix version are handed round
//! to the first unreleased versions, so that there is something to release.
//! NotFound if the folder has neither; InvalidArgument if it is no folder.
[[nodiscard]] Result<JiraWorld> recordedWorld(const QString &folder);

} // namespace releasedesk::sandbox
