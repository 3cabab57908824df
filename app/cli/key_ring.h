// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/signing/key_file.h"

namespace releasedesk::cli {

//! From the environment variable of this name, or, when none is named, asked for on the terminal without showing it.
//! Unauthenticated when there is neither.
[[nodiscard]] Result<Secret> askPassphrase(const QString &variable, const QString &question);

//! The same without a variable: asked for on the terminal without showing it, or where there is none, the next line of
//! the standard input. Unauthenticated when that is empty or at its end.
[[nodiscard]] Result<Secret> askSecret(const QString &question);

} // namespace releasedesk::cli
