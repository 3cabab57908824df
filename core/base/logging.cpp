// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"

namespace releasedesk {

Q_LOGGING_CATEGORY(logEngine, "releasedesk.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "releasedesk.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logHttp, "releasedesk.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "releasedesk.ui", QtInfoMsg)

} // namespace releasedesk
