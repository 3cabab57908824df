// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"

#include <QStringList>

//! How long a flow takes: as planned, as measured, and what is left.

namespace releasedesk::ui {

//! "41 s", "4 m 51 s", "34 m", "2 h 10 m".
[[nodiscard]] QString spanText(qint64 seconds);

//! "14:37:02": where seconds matter.
[[nodiscard]] QString exactClockText(const QDateTime &moment);

//! What stands at the right of the head of each phase of the plan, in its order: "~ 12 min", "9 m 14 s",
//! "~ 57 min left". May be empty. A phase takes as long as its longest chain of tasks.
[[nodiscard]] QStringList phaseTimeTexts(const domain::Release &release, const QDateTime &now);

//! Planned minutes of the whole rollback lane.
[[nodiscard]] int plannedRollbackMinutes(const domain::Plan &plan);

} // namespace releasedesk::ui
