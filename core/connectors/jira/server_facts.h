// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_site.h"
#include "core/http/http_answer.h"
#include "core/versions/connection_report.h"

#include <QDateTime>

#include <stop_token>

namespace releasedesk::connectors {

//! An answer and when it was under way.
struct TimedAnswer {
    Result<http::HttpAnswer> answer;
    QDateTime asked; //!< by our clock, UTC
    std::chrono::milliseconds took{0};
};

//! Asks once; a person is waiting, so nothing is repeated.
[[nodiscard]] QCoro::Task<TimedAnswer> askTimed(JiraSite site, QString path, http::Query query, std::stop_token stop);

//! There is something else at this address, for which \p cause is the evidence.
[[nodiscard]] Error notJira(const JiraSite &site, const Error &cause);

//! What a Jira tells of itself. The error of the answer, or notJira() where it is none of Jira.
[[nodiscard]] Result<versions::ServerFacts> serverFactsIn(const JiraSite &site, const TimedAnswer &info);

//! Its version, e.g. "10.3.6"; with Cloud a number that says nothing to people.
[[nodiscard]] QString serverVersionIn(const TimedAnswer &info);

//! Finds out which Jira is at the address of \p access, without signing in: neither account nor secret are sent, and
//! its system may be wrong. The errors of reading, and notJira().
[[nodiscard]] QCoro::Task<Result<versions::ServerFacts>> findJira(domain::ConnectionAccess access,
                                                                  QNetworkAccessManager *network,
                                                                  std::chrono::milliseconds limit,
                                                                  std::stop_token stop);

} // namespace releasedesk::connectors
