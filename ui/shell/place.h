// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/identifier.h"
#include "ui/wording/release_tab.h"

#include <QMetaType>

namespace releasedesk::ui {

//! The main views, in the order of the side bar; NewRelease and Release are not in it. Settings open over whatever is
//! shown.
enum class View { Home, Approvals, Releases, Versions, Calendar, People, Connections, Settings, NewRelease, Release };

//! Where in the window a person is: what back and forward go through.
struct Place {
    View view = View::Home;
    ReleaseId release = {}; //!< of View::Release; of View::Approvals: whose approval is open; else empty
    ReleaseTab tab = ReleaseTab::Flow; //!< of View::Release
    TaskId task = {}; //!< of View::Release: what is selected in the flow; of View::Approvals: the approval

    friend bool operator==(const Place &, const Place &) = default;
};

} // namespace releasedesk::ui

Q_DECLARE_METATYPE(releasedesk::ui::Place)
