// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releasedesk::connectors {

//! A value in a JQL query: in quotes, with everything escaped that could end them.
[[nodiscard]] QString jqlText(const QString &value);

//! All issues of one version of one project, in the order of their keys.
[[nodiscard]] QString issuesOfVersionJql(const QString &project, const QString &version);

} // namespace releasedesk::connectors
