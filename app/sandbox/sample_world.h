// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/jira_world.h"

namespace releasedesk::sandbox {

//! The company that the sample workspace shows: four projects, their people, versions and issues. The same seed gives
//! the same company.
[[nodiscard]] JiraWorld sampleWorld(quint32 seed);

//! One of the JSON files that are built into the program.
[[nodiscard]] QJsonObject worldFile(const QString &name);

} // namespace releasedesk::sandbox
