// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/versions/issue_source.h"

#include <memory>

class QNetworkAccessManager;

namespace releasedesk::connectors {

//! The source of a Jira connection. Also for testing one that is not stored yet. A connection that cannot be used
//! (not Jira, a wrong address, Cloud without an account) makes a source that answers why to every question.
//! \p network must outlive every call and live in the calling thread.
[[nodiscard]] std::shared_ptr<versions::IssueSource> makeIssueSource(const domain::ConnectionAccess &access,
                                                                     QNetworkAccessManager &network);

} // namespace releasedesk::connectors
