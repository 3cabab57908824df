// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

#include <QHash>
#include <QUrl>

namespace releasedesk::app {

//! Where a sandbox answers.
struct SandboxAddress {
    QUrl url; //!< e.g. http://127.0.0.1:18650
    int smtpPort = 0;
};

//! The company of the sandbox as a workspace: four projects, their people, and connections to this sandbox.
[[nodiscard]] workspace::Workspace sampleWorkspace(const SandboxAddress &sandbox);

//! \p workspace as it is while its sandbox answers at \p sandbox; unchanged if it is no sample.
[[nodiscard]] workspace::Workspace sampleAt(const SandboxAddress &sandbox, workspace::Workspace workspace);

//! The secrets of a sample workspace. They open nothing but the sandbox, which listens on this computer only; empty for
//! a connection that goes anywhere else.
[[nodiscard]] QHash<ConnectionId, Secret> sampleSecrets(const workspace::Workspace &workspace);

//! The sandbox a sample workspace was made for.
[[nodiscard]] QUrl sandboxOf(const workspace::Workspace &workspace);

constexpr int samplePort = 18650; //!< where a sample workspace expects its sandbox unless told otherwise

} // namespace releasedesk::app
