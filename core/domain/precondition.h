// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/condition.h"
#include "core/domain/references.h"

namespace releasedesk::domain {

//! Conditions over a release know these names: release.id, release.project, release.version, release.title,
//! release.type, release.risk, release.run; tasks.<id>.state and tasks.<id>.<result field>; var.<name>;
//! project.<name>.

//! Whether a condition can be answered for \p context.task: it is well formed, and its names and types fit.
[[nodiscard]] Result<> checkCondition(const QString &text, const ReferenceContext &context);

//! What it answers now, and why.
[[nodiscard]] Result<ConditionVerdict> evaluateCondition(const QString &text, const ReferenceContext &context);

} // namespace releasedesk::domain
