// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"
#include "core/domain/task_run.h"

namespace releasedesk::domain {

//! What a task of this kind left behind, in one line and in the language of whoever reads: told from its result fields,
//! so that it does not depend on who ran it. Of kinds and fields that are not known, and of records without fields,
//! \p recorded. Names in it come from outside.
[[nodiscard]] QString factOf(const QString &kind, const QJsonObject &parameters, const QJsonObject &output,
                             const QString &recorded);

//! The same of a task as it stands: of one that succeeded by its own work; else what is recorded.
[[nodiscard]] QString taskFact(const Task &task, const TaskRun &run);

} // namespace releasedesk::domain
