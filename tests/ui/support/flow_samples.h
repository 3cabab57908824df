// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan.h"
#include "core/domain/release_event.h"

namespace releasedesk::tests {

class FakeSession;

//! A flow of five phases with three tasks each and a rollback lane, as large as real ones are.
[[nodiscard]] domain::Plan largePlan();

inline const ReleaseId largeDraft("checkout-2.8.1"); // a draft
inline const ReleaseId largeRun("checkout-2.8.2"); // the canary is running

//! Records both, with largePlan().
void recordLargeReleases(FakeSession &session);

//! Starts \p task of largeRun and lets it succeed after \p seconds, from \p at on; answers the end.
QDateTime recordDone(FakeSession &session, const char *task, const QDateTime &at, int seconds, const char *summary,
                     const QJsonObject &output = {});

} // namespace releasedesk::tests
