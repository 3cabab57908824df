// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/release_book.h"

namespace releasedesk::projections {

//! What runs in an environment as far as the record knows: the release of \p project whose work there succeeded last
//! and was not taken back. Null: none did.
[[nodiscard]] const domain::Release *runningIn(const ReleaseBook &book, const ProjectId &project,
                                               const EnvironmentId &environment);

} // namespace releasedesk::projections
