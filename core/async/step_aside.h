// SPDX-License-Identifier: Apache-2.0
#pragma once

class QThreadPool;

namespace releasedesk::async {

//! Threads for what a window waits for but must not stand still for. Any thread may ask.
[[nodiscard]] QThreadPool *patientThreads();

//! From now on the calling thread leaves the processor to every other one that wants it, if it is one of
//! patientThreads(); else nothing changes.
void stepAside();

} // namespace releasedesk::async
