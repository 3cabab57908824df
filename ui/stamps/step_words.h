// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_line.h"

#include <QString>

namespace releasedesk::ui {

//! "Review", "Approval", "Agreement" …, as printed in lines and boxes.
[[nodiscard]] QString stepTypeName(domain::StepType type);

} // namespace releasedesk::ui
