// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_data_center_issue_source.h"

namespace releasedesk::connectors {

JiraDataCenterIssueSource::JiraDataCenterIssueSource(JiraSite site)
    : JiraIssueSource(std::move(site), {&readDataCenterIssues, &readDataCenterChanges})
{
}

} // namespace releasedesk::connectors
