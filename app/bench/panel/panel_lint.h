// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "core/base/result.h"
#include "core/domain/plan.h"

namespace releasedesk::bench {

struct PanelLint {
    Samples wall; //!< ms from an edit to the rows of the list, fixes included
    Samples cpu;
    qsizetype rows = 0; //!< of the last turn
    qsizetype fixes = 0; //!< of those with a button that mends them
};

//! Edits \p plan \p runs times and works out each time what stands in the way of the release: the list "Before you
//! start" of the product. Half of the tasks take effect in a protected place, so that rules about ways back have
//! something to say.
[[nodiscard]] Result<PanelLint> measureLint(domain::Plan plan, int runs);

} // namespace releasedesk::bench
