// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"

class QWidget;

namespace releasedesk::ui {

//! Asks over \p window for title, owner and change window of \p release and sends what was changed. Says before it
//! which signatures that would withdraw. \p desk and \p clock outlive the dialog.
void askDetails(session::Desk &desk, const Clock &clock, const ReleaseId &release, QWidget *window);

} // namespace releasedesk::ui
