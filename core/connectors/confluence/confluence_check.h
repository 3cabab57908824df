// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/versions/issue_source.h"

#include <chrono>

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! Asks a Confluence who we are, what it is and what we may do there, within \p limit or the time that the connection
//! allows itself. \p space is the key of the space that documents go to; empty: then only whether any can be seen.
//! Nothing is changed. Errors as those of ReadingHttpClient; NotFound also for a space this account may not see.
[[nodiscard]] QCoro::Task<Result<versions::ConnectionReport>> checkConfluence(domain::ConnectionAccess access,
                                                                              QNetworkAccessManager *network,
                                                                              QString space,
                                                                              std::chrono::milliseconds limit
                                                                              = std::chrono::seconds(5));

} // namespace releasedesk::connectors
