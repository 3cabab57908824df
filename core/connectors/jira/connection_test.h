// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_site.h"
#include "core/versions/connection_report.h"

#include <stop_token>

namespace releasedesk::connectors {

//! Asks who we are, what this server is and what we may do, all at once, and answers within \p limit, or within the
//! time that the connection allows its answers. \p project may be empty: then the permissions are those in any project.
//! With versions::everyProject it goes on to list the projects that we see, for which the same holds, and to ask about
//! each, several at a time: three seconds after the beginning no such question is under way any more, whatever the
//! connection allows, with ConnectionReport::projectsDoubt where it is not done. Cancelled when \p stop comes.
[[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> testConnection(JiraSite site, QString project,
                                                                             std::chrono::milliseconds limit
                                                                             = std::chrono::seconds(5),
                                                                             std::stop_token stop = {});

} // namespace releasedesk::connectors
