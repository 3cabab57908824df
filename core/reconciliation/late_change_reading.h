// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/late_change.h"
#include "core/versions/version_service.h"

namespace releasedesk::reconciliation {

//! The change with the issues that come in as Jira shows them, so that impactOf() can tell what it means. \p service
//! outlives the call. The errors of checkLateChange(); NotFound names the keys that Jira does not show; those of Jira.
[[nodiscard]] QCoro::Task<Result<LateChange>> readLateChange(versions::VersionService *service, LateChange change,
                                                             domain::Release release);

} // namespace releasedesk::reconciliation
