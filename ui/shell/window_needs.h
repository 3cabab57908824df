// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/session/desk.h"
#include "core/versions/jira_change.h"
#include "core/versions/version_service.h"
#include "core/workspace/workspace.h"
#include "ui/approvals/signing_gate.h"
#include "ui/connections/connection_gate.h"
#include "ui/people/people_gate.h"
#include "ui/projects/project_changes.h"
#include "ui/settings/freezes_page.h"
#include "ui/shell/engine_watch.h"

#include <functional>

namespace releasedesk::ui {

class DesktopNotices;

//! What a window works with. All that is referred to outlives the window.
struct WindowNeeds {
    session::Desk &desk;
    const Clock &clock;
    versions::VersionService &versions;
    ConnectionGate &connections;
    EngineWatch::Question askEngine; //!< answered by a working engine only
    workspace::Workspace workspace;
    QString folder; //!< of the workspace
    PersonId signedIn; //!< who the person really is; the desk may show somebody else's work in a sample workspace
    bool isForPicture = false; //!< nothing is remembered, nothing is taught
    SigningGate *signing = nullptr; //!< without it nobody signs with a key, and nobody delegates
    PeopleGate *people = nullptr; //!< without it nobody is entered and no key is made
    versions::JiraChanges *changes = nullptr; //!< without it nothing is changed in Jira from here
    DesktopNotices *notices = nullptr; //!< without it only the tray tells outside the window
    FreezeChanges freezes = {}; //!< without them freezes are only read
    SaveProject saveProject = {}; //!< without it projects are only read
};

} // namespace releasedesk::ui
