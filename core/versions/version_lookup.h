// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/jira_version.h"

namespace releasedesk::versions {

//! The version of exactly this name. NotFound names those that look most like it, so that a slip of the pen is seen.
[[nodiscard]] Result<domain::JiraVersion> findVersion(const QList<domain::JiraVersion> &versions,
                                                      const QString &project, const QString &name);

//! At most \p limit names of \p versions, those most like \p name first.
[[nodiscard]] QStringList namesNear(const QString &name, const QList<domain::JiraVersion> &versions, int limit = 5);

} // namespace releasedesk::versions
