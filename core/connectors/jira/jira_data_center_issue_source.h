// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue_source.h"

namespace releasedesk::connectors {

//! Jira Data Center, REST v2: searches by offset; the server decides how much a page holds.
class JiraDataCenterIssueSource final : public JiraIssueSource
{
public:
    explicit JiraDataCenterIssueSource(JiraSite site);
};

} // namespace releasedesk::connectors
