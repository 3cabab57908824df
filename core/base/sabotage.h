// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releasedesk {

//! Whether the weakness of this name is in force: RD_SABOTAGE=<name>[,<name>…]. A test of a guarantee counts only if
//! it turns red under its weakness. Use RD_SABOTAGED, which leaves neither the check nor the name in what is shipped.
#ifdef RELEASE_DESK_FAILPOINTS
bool isSabotaged(const char *name);
#define RD_SABOTAGED(name) releasedesk::isSabotaged(name)
#else
#define RD_SABOTAGED(name) false
#endif

} // namespace releasedesk
