// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"
#include "core/session/desk.h"

#include <functional>

namespace releasedesk::ui {

//! Writes a project into the workspace; what it refuses is shown.
using SaveProject = std::function<Result<>(const domain::Project &project)>;

//! What changing projects works with. All of it outlives the box.
struct ProjectNeeds {
    session::Desk &desk;
    QList<domain::Connection> connections;
    SaveProject save;
    QWidget *over; //!< the window
    std::function<void(const ProjectId &)> saved = {}; //!< called after it is in the workspace
};

//! Asks for a new project, in a box over the window.
void addProject(const ProjectNeeds &needs);

//! Asks what is otherwise about the project \p id.
void changeProject(const ProjectNeeds &needs, const ProjectId &id);

} // namespace releasedesk::ui
