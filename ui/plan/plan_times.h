// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

#include <QString>

//! How long a flow takes: as planned, as measured, and what is left.

namespace releasedesk::ui {

//! "41 s", "4 m 51 s", "34 m", "2 h 10 m".
[[nodiscard]] QString spanText(qint64 seconds);

//! Planned minutes of a phase: its longest chain of tasks.
[[nodiscard]] int plannedMinutes(const domain::Plan &plan, const PhaseId &phase);

//! Minutes of the tasks of a phase that are not finished, on its longest chain.
[[nodiscard]] int remainingMinutes(const domain::Release &release, const PhaseId &phase, const QDateTime &now);

//! From the first start to the last end of its tasks so far; -1: none has started.
[[nodiscard]] qint64 measuredSeconds(const domain::Release &release, const PhaseId &phase, const QDateTime &now);

//! What stands at the right of the head of a phase: "~ 12 min", "9 m 14 s", "~ 57 min left". May be empty.
[[nodiscard]] QString phaseTimeText(const domain::Release &release, const PhaseId &phase, const QDateTime &now);

//! When everything will be done if it takes as long as planned; invalid for a release that does not run.
[[nodiscard]] QDateTime expectedFinish(const domain::Release &release, const QDateTime &now);

//! Planned minutes of the whole rollback lane.
[[nodiscard]] int plannedRollbackMinutes(const domain::Plan &plan);

} // namespace releasedesk::ui
