// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::tests {

class FakeSession;

//! The sample company as screens see it: four projects, eight people, four releases in different states.

//! 24 November 2026, 14:32 in Seoul.
[[nodiscard]] QDateTime sampleNow();

[[nodiscard]] domain::Directory sampleDirectory();

//! Five phases: prepare and approve before sign-off, deploy, verify, announce; one task in the rollback lane.
[[nodiscard]] domain::Plan samplePlan();

//! 25 issues of checkout 2.8.0 with everything a version page shows.
[[nodiscard]] domain::IssueSnapshot checkoutSnapshot();

//! \p done of \p all issues of another project.
[[nodiscard]] domain::IssueSnapshot plainSnapshot(const QString &project, const QString &version, int done, int all);

inline const ReleaseId checkoutRelease("checkout-2.8.0"); // running
inline const ReleaseId paymentsRelease("payments-5.1.0"); // in approval, bd.yoon's turn
inline const ReleaseId mobileRelease("mobile-app-8.10.0"); // approved
inline const ReleaseId catalogRelease("catalog-12.4.0"); // draft

//! Bae-dal Yoon, who looks at the screens.
inline const PersonId sampleUser("bd.yoon");

//! Records the four releases.
void recordSamples(FakeSession &session);

//! Records a draft of \p release with the sample plan.
void recordDraft(FakeSession &session, const ReleaseId &release, const ProjectId &project, const QString &version,
                 const QString &title, const PersonId &owner, const domain::IssueSnapshot &snapshot,
                 const QDateTime &windowStart, const QDateTime &windowEnd, const QDateTime &at);

//! Records that approval is asked for and the first task asks its line; \p now is the release before.
void recordRequest(FakeSession &session, const domain::Release &now, const PersonId &by, const QDateTime &at);

} // namespace releasedesk::tests
