// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_errand.h"
#include "core/versions/jira_change.h"

#include <QDate>

namespace releasedesk::connectors {

//! Changes one version, each request through the journal of \p errand. Releasing with a target first moves the
//! unresolved issues there, one by one, and releases only when none was refused. \p today is used where no release date
//! is given. See versions::JiraChanges for the errors.
[[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> changeVersionInJira(JiraErrand errand,
                                                                            versions::VersionChange change,
                                                                            QDate today);

//! Changes issues one by one, slower than the limit for writes. What one is refused does not keep the others back.
[[nodiscard]] QCoro::Task<Result<versions::ChangeDone>> changeIssuesInJira(JiraErrand errand,
                                                                           versions::IssueChange change);

} // namespace releasedesk::connectors
