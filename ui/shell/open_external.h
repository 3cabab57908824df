// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace releasedesk::ui {

//! Where a link leads, as it is shown before it is opened: the host, or the mail address. InvalidArgument for what
//! openExternal() would refuse.
[[nodiscard]] Result<QString> hostOf(const QString &link);

//! Hands a web or mail link to the desktop. InvalidArgument for anything else; Unavailable if no program takes it.
[[nodiscard]] Result<> openExternal(const QString &link);

//! Hands a file or a folder to the desktop. Unavailable if no program takes it.
[[nodiscard]] Result<> openFile(const QString &path);

} // namespace releasedesk::ui
