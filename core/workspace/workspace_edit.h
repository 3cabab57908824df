// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

#include <variant>

namespace releasedesk::workspace {

//! Adds a project, or describes the one of this id anew. Release owners and administrators may; a project that is there
//! is changed by its owner or an administrator.
struct SetProject {
    domain::Project project;
};

//! Adds an environment, or describes the one of this id anew. Administrators may.
struct SetEnvironment {
    domain::Environment environment;
};

//! Says where checkpoints of the record are kept. Administrators may.
struct SetCheckpointPlaces {
    domain::CheckpointPlaces places;
};

using WorkspaceEdit = std::variant<SetProject, SetEnvironment, SetCheckpointPlaces>;

//! \p workspace with the edit, as \p person; \p directory is who and what it knows together with the record.
//! PermissionDenied ("access.role") for anybody who may not, InvalidArgument for what makes no sense.
[[nodiscard]] Result<Workspace> edited(Workspace workspace, const WorkspaceEdit &edit, const PersonId &person,
                                       const domain::Directory &directory);

} // namespace releasedesk::workspace
