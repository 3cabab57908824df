// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_site.h"
#include "core/versions/issue_code.h"

#include <QCoroTask>
#include <QJsonObject>

#include <stop_token>

namespace releasedesk::connectors {

//! Pull requests, branches and commits of one issue, from the pages that Jira's own window asks: the same on Cloud and
//! Data Center, documented on neither. \p issueId is the number of the issue. At most one question of counts and
//! mostQuestions of details, three seconds in all.
//!
//! A site that does not hand them out answers CodeStanding::Refused and is left alone for ten minutes. Errors: what may
//! pass, such as silence.
[[nodiscard]] QCoro::Task<Result<versions::IssueCode>> readIssueCode(JiraSite site, QString issueId,
                                                                     std::stop_token stop);

//! Which details there are to ask for.
struct CodeQuestion {
    static constexpr qsizetype mostQuestions = 8;

    QString server; //!< kind of server, as Jira calls it, e.g. "GitHub" or "stash"
    QString kind; //!< "pullrequest", "branch" or "repository"

    friend bool operator==(const CodeQuestion &, const CodeQuestion &) = default;
};

//! Those an answer of …/issue/summary leads to.
[[nodiscard]] QList<CodeQuestion> codeQuestionsIn(const QJsonObject &answer);

//! Adds what an answer of …/issue/detail says; false if it says that something is missing, or is no such answer.
[[nodiscard]] bool addCode(const QJsonObject &answer, versions::IssueCode &code);

} // namespace releasedesk::connectors
