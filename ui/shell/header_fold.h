// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace releasedesk::ui {

//! What the header bar gives up when it gets narrow, in this order.
enum class HeaderPart {
    RiskChip,
    Owner,
    SecondaryLabels, //!< their icons stay
    PrimaryKey, //!< the shortcut printed on the primary button
    WindowChip,
    BreadcrumbProject, //!< the mark stays
};

//! How much each part takes, in pixels, with the gap beside it.
struct HeaderSaving {
    HeaderPart part;
    int width = 0;
};

//! The parts to leave out so that \p needed pixels become at most \p room; no more of them than necessary.
[[nodiscard]] QList<HeaderPart> foldedParts(int room, int needed, const QList<HeaderSaving> &savings);

} // namespace releasedesk::ui
