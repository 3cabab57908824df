// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace releasedesk {

Q_DECLARE_LOGGING_CATEGORY(logEngine)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace releasedesk
