// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/issue.h"
#include "ui/theme/icon_name.h"
#include "ui/theme/tokens.h"

namespace releasedesk::ui {

//! An icon in its color, with the words that say the same.
struct IssueSign {
    IconName icon;
    ColorToken color = ColorToken::Text3;
    QString words;
    QString more; //!< quieter, behind the words
    int rank = 0; //!< to sort by; the most urgent has the lowest
    bool isWarning = false;
};

[[nodiscard]] IssueSign priorityOf(const domain::Issue &issue);
[[nodiscard]] IssueSign typeOf(const domain::Issue &issue);

//! The worst that is known of the code: build failing, request not merged, merged, commits, nothing. What is unfinished
//! is a warning only where a rule warns of it: \p isWarnedOf, so that rows and the counter of warnings agree.
[[nodiscard]] IssueSign developmentOf(const domain::Issue &issue, bool isWarnedOf);

//! What developmentOf() sorts by, without its words.
[[nodiscard]] int developmentRank(const domain::Development &code);

//! What priorityOf() or, for a type, typeOf() sorts by.
[[nodiscard]] int rankOf(bool isType, const QString &name);

//! "SHOP-1402" so that it sorts before "SHOP-1410" and after "SHOP-99".
[[nodiscard]] QString sortableKey(const QString &key);

} // namespace releasedesk::ui
