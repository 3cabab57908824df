// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/documents/release_link.h"
#include "core/session/desk.h"
#include "ui/shell/place.h"

namespace releasedesk::ui {

//! Where \p link leads to for the person at \p desk: to the sign-off sheet for an approval, else to a tab of the
//! release. NotFound says what this workspace does not have.
[[nodiscard]] Result<Place> placeOf(const documents::ReleaseLink &link, const session::Desk &desk);

//! The link to what is shown at \p place; empty if it is no release and no approval.
[[nodiscard]] QString linkTo(const Place &place, const session::Desk &desk);

} // namespace releasedesk::ui
