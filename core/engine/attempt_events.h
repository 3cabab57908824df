// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/engine/task_executor.h"
#include "core/engine/task_scheduler.h"

#include <functional>

namespace releasedesk::engine {

//! Whether the signatures of the release stand at this moment, for an effect on a protected environment or not.
using CheckGate = std::function<Result<>(const domain::Release &release, bool isProtected)>;

//! The start of a task whose turn it is, checked at this moment: signatures before anything behind an approval, no
//! protected environment before one, every reference resolved. Or why it cannot start.
[[nodiscard]] domain::ReleaseEvent startOf(const domain::Release &release, const Dispatch &dispatch,
                                           const domain::Directory &directory, const CheckGate &checkGate);

//! The same with the gate asked anew.
[[nodiscard]] domain::ReleaseEvent startOf(const domain::Release &release, const Dispatch &dispatch,
                                           const domain::Directory &directory);

//! What the answer of an executor means for the attempt. \p failedTargets: of several, those that are not done.
[[nodiscard]] domain::ReleaseEvent resultOf(const domain::TaskStarted &started, const Result<TaskOutput> &outcome,
                                            const QStringList &failedTargets = {});

//! The variables of the project of a release.
[[nodiscard]] QMap<QString, QString> projectVariablesOf(const domain::Release &release,
                                                        const domain::Directory &directory);

} // namespace releasedesk::engine
