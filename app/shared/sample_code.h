// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

namespace releasedesk::app {

//! Makes the repository of the sample project "checkout" inside \p folder and names it in \p workspace. Its commits
//! since 2.7.4 are those of 2.8.0, but for what is planted: SHOP-1431 has no code, SHOP-1428 needs none, SHOP-1440 is
//! in the code and planned for 2.9.0, SHOP-1376 was taken back, one commit names no issue. Without git the workspace
//! stays as it is, and the Code tab says what is missing. Runs git and waits: never in the thread of a window.
void addSampleCode(workspace::Workspace &workspace, const QString &folder);

} // namespace releasedesk::app
