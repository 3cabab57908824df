// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/environment.h"
#include "core/domain/person.h"
#include "core/domain/project.h"

#include <optional>

namespace releasedesk::domain {

//! Who and what a workspace knows; decisions look people and environments up here.
struct Directory {
    QList<Person> people;
    QList<Project> projects;
    QList<Environment> environments;

    [[nodiscard]] const Person *person(const PersonId &id) const;
    [[nodiscard]] const Project *project(const ProjectId &id) const;
    [[nodiscard]] const Environment *environment(const EnvironmentId &id) const;

    //! An environment nobody declared counts as protected: what is not granted is denied.
    [[nodiscard]] bool isProtected(const EnvironmentId &id) const;

    //! The person's name, or the bare id of somebody unknown.
    [[nodiscard]] QString nameOf(const PersonId &id, bool korean = false) const;
};

} // namespace releasedesk::domain
