// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "ui/theme/icon_name.h"
#include "ui/theme/tokens.h"
#include "ui/wording/release_tab.h"

namespace releasedesk::ui {

//! One line of the change list: what changed, which one, and what that means. All texts are fit to show.
struct ReleaseChange {
    IconName icon;
    ColorToken color = ColorToken::Text2;
    QString what; //!< "1 issue added"
    QString which; //!< "PAY-103"
    QString more; //!< its summary; may be empty
    ReleaseTab tab = ReleaseTab::Features; //!< where it can be looked at
};

//! What differs in anything a signature covers. Empty only if the content is the same.
[[nodiscard]] QList<ReleaseChange> changesBetween(const domain::Release &then, const domain::Release &now,
                                                  const domain::Directory &directory, const QDateTime &at);

//! The whole content, for a first signature.
[[nodiscard]] QList<ReleaseChange> everythingIn(const domain::Release &release, const domain::Directory &directory,
                                                const QDateTime &at);

} // namespace releasedesk::ui
