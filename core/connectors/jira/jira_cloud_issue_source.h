// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue_source.h"

namespace releasedesk::connectors {

//! Jira Cloud, REST v3: lists ids by page tokens, without a total, and hands issues out by id.
class JiraCloudIssueSource final : public JiraIssueSource
{
public:
    explicit JiraCloudIssueSource(JiraSite site);
};

} // namespace releasedesk::connectors
