// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/release/release_start_executor.h"

namespace releasedesk::app {

//! The draft of a nested release from a built-in template. NotFound names what there is; FailedPrecondition
//! (project.variables) the values that the project lacks for the template.
[[nodiscard]] Result<domain::CreateRelease> composeNested(const connectors::NestedRelease &wish,
                                                          const domain::Directory &directory);

} // namespace releasedesk::app
