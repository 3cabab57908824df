// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace releasedesk {

//! A link that may be handed to the desktop: http, https or mailto, absolute, without user and password.
[[nodiscard]] Result<QUrl> externalUrl(const QString &text);

} // namespace releasedesk
