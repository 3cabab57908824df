// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/approvals/people_register.h"

namespace releasedesk::approvals {

//! What sets, changes or lifts a freeze, or why it is refused. More of it may be frozen by owners, operators and
//! administrators. Less may be done only by whom the freeze belongs to or an administrator; lifting takes a reason, and
//! nobody excepts a release of a project of one's own (product: whom a rule stops does not decide about it). \p
//! directory is as it is now.
[[nodiscard]] Result<QList<PeopleEvent>> decideFreeze(const PeopleCommand &command, const access::Actor &actor,
                                                      const domain::Directory &directory);

} // namespace releasedesk::approvals
