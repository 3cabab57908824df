// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/scope.h"
#include "core/versions/issue_detail.h"

#include <functional>

class QWidget;

//! The parts of the issue pane that are rows in a card. Text from outside is shown through SafeText.

namespace releasedesk::ui {

//! Called with a key or an address.
using Follow = std::function<void(const QString &what)>;

//! Why it may not be ready; null without any.
[[nodiscard]] QWidget *makeIssueWarnings(const QStringList &warnings);

//! Who, what, where and when; \p detail may be null while it is read.
[[nodiscard]] QWidget *makeIssueFacts(const domain::Issue &issue, const versions::IssueDetail *detail,
                                      const QDateTime &now);

//! Sub-tasks and other issues, then pages elsewhere; null without any.
[[nodiscard]] QWidget *makeIssueLinks(const domain::Issue &issue, const versions::IssueDetail *detail,
                                      const Follow &followIssue, const Follow &followAddress);

//! What Jira and our own repositories know of its code: its development field, then what it shows beside the issue,
//! then \p commits of ours. A commit that both know stands there once. \p isCodeWarned: a rule warns of it.
[[nodiscard]] QWidget *makeIssueCode(const domain::Issue &issue, const versions::IssueCode &code,
                                     const QList<domain::ScopeCommit> &commits, bool isCodeWarned,
                                     const Follow &followAddress);

//! Who changed what, the newest first; at most \p most.
[[nodiscard]] QWidget *makeIssueHistory(const versions::IssueDetail &detail, qsizetype most, const QDateTime &now);

} // namespace releasedesk::ui
