// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"

namespace releasedesk::app {

//! Where this computer keeps the signing key of \p person for the workspace in \p folder.
[[nodiscard]] QString keyFileOf(const QString &folder, const PersonId &person);

} // namespace releasedesk::app
