// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::ui {

//! What came of a request that nothing can be decided about any more, the own decision first: who returned it and why,
//! that it is complete, for whom it waits. Empty while nobody decided and it is open.
[[nodiscard]] QString outcomeText(const domain::ApprovalRequest &request, const PersonId &me,
                                  const domain::Directory &directory, const QDateTime &now);

} // namespace releasedesk::ui
