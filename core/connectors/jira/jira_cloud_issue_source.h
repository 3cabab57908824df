// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue_source.h"

namespace releasedesk::connectors {

//! Jira Cloud, REST v3: searches by page tokens, without a total.
class JiraCloudIssueSource final : public JiraIssueSource
{
public:
    explicit JiraCloudIssueSource(JiraSite site);
};

} // namespace releasedesk::connectors
