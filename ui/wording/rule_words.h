// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk::ui {

//! What a rule of the checks is about, short: "Way back" of "L4". The code itself for a rule that has no words.
[[nodiscard]] QString ruleWord(const QString &rule);

} // namespace releasedesk::ui
