// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/versions/issue_source.h"

#include <QString>

namespace releasedesk::connectors {

//! A value in a JQL query: in quotes, with everything escaped that could end them.
[[nodiscard]] QString jqlText(const QString &value);

//! All issues of one version of one project, in the order of their keys.
[[nodiscard]] QString issuesOfVersionJql(const QString &project, const QString &version);

//! What finds the issues of a version, an epic or a search, by key. A search keeps its words and loses its order.
[[nodiscard]] QString jqlOf(const versions::IssueQuery &query, bool isCloud);

//! \p jql with one more condition, before its order.
[[nodiscard]] QString narrowed(const QString &jql, const QString &condition);

} // namespace releasedesk::connectors
