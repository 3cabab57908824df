// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

namespace releasedesk::workspace {

//! Reads workspace.yaml. InvalidArgument names file, place and what is wrong (unknown key, wrong type, doubled id,
//! reference to something undeclared, an address with a password in it, a newer format).
[[nodiscard]] Result<Workspace> readWorkspaceFile(const QString &file);

//! Replaces the file as a whole, or leaves it as it was.
[[nodiscard]] Result<> writeWorkspaceFile(const QString &file, const Workspace &workspace);

//! What readWorkspaceFile() checks beyond its form.
[[nodiscard]] Result<> checkWorkspace(const Workspace &workspace);

//! YAML text of a workspace, stable in its order.
[[nodiscard]] QByteArray workspaceYaml(const Workspace &workspace);

} // namespace releasedesk::workspace
