// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>

namespace releasedesk::cli {

//! The time that stands behind \p option, in UTC; without an offset it is meant in the shown zone. InvalidArgument says
//! how a time is written.
[[nodiscard]] Result<QDateTime> timeOption(const QString &option, const QString &text);

} // namespace releasedesk::cli
