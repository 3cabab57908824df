// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releasedesk {

//! A named point where a test may end the process: RD_FAIL=<name>:<n> ends it, as SIGKILL does, when the point is
//! reached the n-th time. Compiled only where RELEASE_DESK_FAILPOINTS is defined, i.e. never into what is shipped.
#ifdef RELEASE_DESK_FAILPOINTS
void reachFailpoint(const char *name);
#else
inline void reachFailpoint(const char * /*name*/)
{
}
#endif

} // namespace releasedesk
