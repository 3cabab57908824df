// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

namespace releasedesk::app {

//! Who is signed in on this computer for a workspace folder; shared with the command line. Empty: nobody yet. In a
//! sample workspace the first project's owner, unless somebody else was chosen.
[[nodiscard]] PersonId signedInPerson(const QString &folder, const workspace::Workspace &workspace);
void rememberPerson(const QString &folder, const PersonId &person);

//! Workspace folders that were open before, newest first, as far as they still exist.
[[nodiscard]] QStringList recentFolders();
//! The newest; with a link to a release, the newest whose workspace has its project.
[[nodiscard]] QString recentFolderFor(const QString &link);
void rememberFolder(const QString &folder);

} // namespace releasedesk::app
