// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/server_facts.h"
#include "core/versions/connection_report.h"

#include <stop_token>

namespace releasedesk::connectors {

//! Jira's keys of the rights that a release needs.
[[nodiscard]] const QStringList &neededRights();

//! How much is asked at most, while a person waits.
struct RightsBudget {
    qsizetype projects = 60; //!< asked about
    int lanes = 10; //!< requests under way at once
    std::chrono::milliseconds time{2500}; //!< after which no further one is sent
};

//! The projects that the account sees and what it may do in each. Writes ConnectionReport::projects, projectsVisible
//! and projectsDoubt; whatever cannot be learned is said there.
[[nodiscard]] QCoro::Task<versions::ConnectionReport> withProjectRights(versions::ConnectionReport report,
                                                                        JiraSite site, RightsBudget budget,
                                                                        std::stop_token stop);

//! The rights among the needed ones that \p permissions, an answer of Jira's, does not grant.
[[nodiscard]] QStringList missingIn(const QJsonObject &permissions);

//! What \p answer, to the question for the permissions in one project, says.
[[nodiscard]] versions::ProjectRights rightsIn(const JiraSite &site, const QString &project, const TimedAnswer &answer);

} // namespace releasedesk::connectors
