// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releasedesk {

//! Makes the compiled-in files (":/icons/…") known to this program. Calling it again does nothing.
void initResources();

} // namespace releasedesk
