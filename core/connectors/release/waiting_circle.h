// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/release/dependency_wish.h"
#include "core/engine/other_releases.h"

namespace releasedesk::connectors {

//! The names of the releases through which \p wish, of the running task \p own of \p mine, waits for itself: the one
//! waited for first, then whom that one waits for, up to the one that waits for a place of \p mine behind \p own. Empty
//! where there is no such circle. Looked at are gates and nested releases that are waiting at this moment; whichever
//! begins to wait last finds the circle closed.
[[nodiscard]] QCoro::Task<Result<QStringList>> circleBack(engine::OtherReleases &releases, DependencyWish wish,
                                                          domain::Release mine, TaskId own);

} // namespace releasedesk::connectors
