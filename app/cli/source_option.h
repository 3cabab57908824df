// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/scope.h"

namespace releasedesk::cli {

//! A source of issues as it is written on a command line: "jira/SHOP/2.8.0" is a version, "jira/SHOP/jql:labels = june"
//! what a search finds in a project and "jira/epic:SHOP-1400" the children of an epic; what stands before the first
//! slash is the connection. InvalidArgument shows the three forms.
[[nodiscard]] Result<domain::ScopeEntry> readSource(const QString &text);
[[nodiscard]] Result<QList<domain::ScopeEntry>> readSources(const QStringList &texts);

//! As readSource() takes it.
[[nodiscard]] QString sourceText(const domain::ScopeEntry &entry);

} // namespace releasedesk::cli
