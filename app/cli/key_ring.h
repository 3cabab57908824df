// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/signing/key_file.h"

namespace releasedesk::cli {

//! From the environment variable of this name, or, when none is named, asked for on the terminal without showing it.
//! Unauthenticated when there is neither.
[[nodiscard]] Result<Secret> askPassphrase(const QString &variable, const QString &question);

} // namespace releasedesk::cli
