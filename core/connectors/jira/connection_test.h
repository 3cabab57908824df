// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_source.h"

namespace releasedesk::connectors {

//! Asks who we are, what this server is and what we may do, all at once. Answers within \p limit. \p project may be
//! empty: then the permissions are those in any project.
[[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testConnection(JiraSite site, QString project,
                                                                             std::chrono::milliseconds limit
                                                                             = std::chrono::seconds(5));

} // namespace releasedesk::connectors
