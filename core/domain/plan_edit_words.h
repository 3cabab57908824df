// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_edit.h"

namespace releasedesk::domain {

//! What \p edits do to \p plan, one line for each: what it is called, and what it was and will be. Made of nothing but
//! the edits themselves, so that nobody can call a change something else.
[[nodiscard]] QStringList wordsOf(Plan plan, const QList<PlanEdit> &edits);

} // namespace releasedesk::domain
