// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/async/step_aside.h"

#include <QtConcurrent/QtConcurrentRun>

#include <functional>
#include <utility>

namespace releasedesk::async {

//! Calls \p work in another thread that steps aside for all others: where there is more to do than there are
//! processors, a window goes on and this takes longer.
template<typename Work, typename... Arguments>
[[nodiscard]] auto runAside(Work work, Arguments... arguments)
{
    return QtConcurrent::run(
        patientThreads(),
        [work = std::move(work)](const Arguments &...handed) {
            stepAside();
            return std::invoke(work, handed...);
        },
        std::move(arguments)...);
}

} // namespace releasedesk::async
