// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/jira/jira_cloud_issue_source.h"

namespace releasedesk::connectors {

JiraCloudIssueSource::JiraCloudIssueSource(JiraSite site)
    : JiraIssueSource(std::move(site), {&readCloudIssues, &readCloudChanges})
{
}

} // namespace releasedesk::connectors
