// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/release_book.h"

namespace releasedesk::ui {

//! "Declared risk: medium": what the owner said when the release was made, not what was found.
[[nodiscard]] QString riskText(domain::RiskClass risk);

//! What became of a release that is over: "Ended today 14:38", or, after a rollback, "2.7.4 is live again, 41 s".
[[nodiscard]] QString endText(const domain::Release &release, const projections::ReleaseBook &book,
                              const QDateTime &now);

} // namespace releasedesk::ui
