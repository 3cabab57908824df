// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/task_run.h"

class QWidget;

namespace releasedesk::ui {

//! Something in which two tries of a task differ.
struct AttemptDifference {
    QString what; //!< "Outcome", "Parameter job"
    QString before; //!< in the earlier try; "–" for nothing
    QString after;

    friend bool operator==(const AttemptDifference &, const AttemptDifference &) = default;
};

//! What differs from one try to a later one, the outcome first; times are left out, how long it took is not.
[[nodiscard]] QList<AttemptDifference> differencesOf(const domain::Attempt &earlier, const domain::Attempt &later);

//! The differences as lines below each other: what, then the one and the other value.
[[nodiscard]] QWidget *makeAttemptComparison(const domain::Attempt &earlier, const domain::Attempt &later);

} // namespace releasedesk::ui
