// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue.h"
#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_detail.h"

#include <QCoroTask>

#include <stop_token>

namespace releasedesk::connectors {

//! One issue with description and history, and beside it the pages it points to; without those where Jira does not
//! hand them out. The development field is read where the site has one.
[[nodiscard]] QCoro::Task<Result<versions::IssueDetail>> readIssueDetail(JiraSite site, QString key,
                                                                         std::stop_token stop);

//! What an answer of GET issue with its changelog says; nothing for one without a key.
[[nodiscard]] std::optional<versions::IssueDetail> issueDetailOf(const QJsonObject &json, const IssueFields &custom);

//! What an answer of GET remotelink says.
[[nodiscard]] QList<versions::IssueWebLink> webLinksOf(const QJsonArray &links);

} // namespace releasedesk::connectors
