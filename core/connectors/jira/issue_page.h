// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/jira/jira_issue.h"

namespace releasedesk::connectors {

//! One answer of a search or of a fetch by id.
struct IssuePage {
    QList<domain::Issue> issues; //!< empty where only ids were asked for
    QStringList ids; //!< of every entry, in order, those without a key too
    QString nextPageToken;
    qint64 total = -1; //!< Data Center says it
    QStringList refused; //!< ids or keys this account may not see, as a fetch by id names them
};

//! Reads an answer without building a tree of it: texts that repeat are kept once. Gives what issueOf() gives for each
//! entry. Nothing if it is no JSON from its first to its last character, or has no list of issues. Any thread.
[[nodiscard]] std::optional<IssuePage> issuePageOf(const QByteArray &body, const IssueFields &custom);

} // namespace releasedesk::connectors
