// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/task_kind.h"

namespace releasedesk::domain {

//! Narrower than RFC 5321 allows: nothing that could end a line, open a comment or name a second recipient.
[[nodiscard]] bool isMailAddress(const QString &text);

//! What is wrong with how a value is written and how to fix it; empty if nothing is. What holds a reference is judged
//! when it is resolved; whether a value is there at all is not asked here.
[[nodiscard]] QString shapeFaultOf(const ParameterInfo &parameter, const QJsonValue &value);

} // namespace releasedesk::domain
