// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/approvals/people_register.h"

namespace releasedesk::approvals {

//! What enters or removes a person or a group, or why it is refused. Only an administrator does it, and nobody about
//! the own rights. \p directory is as it is now.
[[nodiscard]] Result<QList<PeopleEvent>> decideDirectory(const PeopleCommand &command, const access::Actor &actor,
                                                         const domain::Directory &directory);

} // namespace releasedesk::approvals
