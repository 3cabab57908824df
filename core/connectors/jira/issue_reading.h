// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_source.h"

//! How the issues of a version, search or epic are read from either Jira. The coroutines hold everything by value.

namespace releasedesk::connectors {

using Reading = QCoro::Task<Result<versions::IssueReading>>;
using Changes = QCoro::Task<Result<versions::IssueChanges>>;

//! Ids in pages of up to 5000 first, one after the other as the tokens want it; meanwhile the issues by id, a hundred
//! at a time, over several lanes.
[[nodiscard]] Reading readCloudIssues(JiraSite site, versions::IssueQuery query, versions::IssueHooks hooks,
                                      std::stop_token stop);

//! What was updated since, and the count; the ids only where the count disagrees or there are at most 5000.
[[nodiscard]] Changes readCloudChanges(JiraSite site, versions::IssueQuery query, versions::KnownIssues known,
                                       versions::IssueHooks hooks, std::stop_token stop);

//! The first page says how many there are and how many the server gives at once; then all others over several lanes.
[[nodiscard]] Reading readDataCenterIssues(JiraSite site, versions::IssueQuery query, versions::IssueHooks hooks,
                                           std::stop_token stop);

[[nodiscard]] Changes readDataCenterChanges(JiraSite site, versions::IssueQuery query, versions::KnownIssues known,
                                            versions::IssueHooks hooks, std::stop_token stop);

//! DataLoss: the list of issues cannot be trusted to be complete.
[[nodiscard]] Error incompleteIssues(const JiraSite &site, const versions::IssueQuery &query, const QString &detail);

} // namespace releasedesk::connectors
