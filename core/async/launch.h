// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoroTask>

namespace releasedesk::async {

//! Starts a task that nobody waits for. Its exception, which would otherwise vanish, is logged under \p name.
void launch(QCoro::Task<> task, const char *name);

} // namespace releasedesk::async
