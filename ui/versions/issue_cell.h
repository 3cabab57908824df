// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "ui/widgets/lozenge.h"

#include <QVariant>

namespace releasedesk::ui {

//! What one cell of the issue table says for a role: Qt's own, and those of RowDelegate. \p column is of
//! IssueTableModel. \p isCodeWarned: a rule warns of its code.
[[nodiscard]] QVariant cellOf(const domain::Issue &issue, int column, int role, bool isCodeWarned);

[[nodiscard]] Lozenge::Category lozengeOf(const domain::Issue &issue);

//! The word of the status, or of its category where Jira names none.
[[nodiscard]] QString statusOf(const domain::Issue &issue);

[[nodiscard]] QString assigneeOf(const domain::Issue &issue);

} // namespace releasedesk::ui
