// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "core/signing/key_file.h"

namespace releasedesk::cli {

//! Where this computer keeps the private key of a person for one workspace: in the settings of the user, mode 0600,
//! encrypted under a passphrase.
[[nodiscard]] QString keyFileOf(const QString &folder, const PersonId &person);

//! From the environment variable of this name, or, when none is named, asked for on the terminal without showing it.
//! Unauthenticated when there is neither.
[[nodiscard]] Result<Secret> askPassphrase(const QString &variable, const QString &question);

} // namespace releasedesk::cli
