// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

namespace releasedesk::domain {

//! How many of the signatures that a request waits for are there. What comes besides (an optional agreement, 후결,
//! somebody who only reads) does not count, so it is never more than neededCount().
[[nodiscard]] int grantedCount(const ApprovalRequest &request);

//! Everybody who has to decide under an approval task, in the order of its line, each once: of the request, or, before
//! there is one, of what the task itself says.
[[nodiscard]] QList<PersonId> peopleAskedBy(const Release &release, const Task &task);

//! How many signatures an approval task takes, as far as it says so itself.
[[nodiscard]] int plannedNeededCount(const Release &release, const Task &task);

} // namespace releasedesk::domain
