// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_check.h"
#include "ui/plan/plan_actions.h"

namespace releasedesk::ui {

//! What mends a finding by itself, as one step that can be undone; its text says what it does. No edits: only a person
//! can mend it.
[[nodiscard]] PlanAction quickFixOf(const domain::Finding &finding, const domain::Release &release,
                                    const domain::Directory &directory);

} // namespace releasedesk::ui
