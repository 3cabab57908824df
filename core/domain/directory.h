// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_delegation.h"
#include "core/domain/approval_policy.h"
#include "core/domain/environment.h"
#include "core/domain/freeze.h"
#include "core/domain/person.h"
#include "core/domain/project.h"
#include "core/domain/working_calendar.h"
#include "core/signing/key_book.h"

#include <optional>

namespace releasedesk::domain {

//! Who and what a workspace knows; decisions look people and environments up here.
struct Directory {
    QList<Person> people;
    QList<Project> projects;
    QList<Environment> environments;
    QList<PersonGroup> groups;
    WorkingCalendar calendar;
    ApprovalPolicy approvals;
    QList<Delegation> delegations; //!< of the record, the ended ones too
    signing::KeyBook keys; //!< of the record
    QString workspaceId; //!< no other workspace has it; signatures name it
    QList<Freeze> freezes;

    [[nodiscard]] const Person *person(const PersonId &id) const;
    [[nodiscard]] const Project *project(const ProjectId &id) const;
    [[nodiscard]] const Environment *environment(const EnvironmentId &id) const;

    [[nodiscard]] const PersonGroup *group(const QString &id) const;

    //! The account that stands for the natural person behind \p id: linked accounts are one person.
    [[nodiscard]] PersonId naturalPerson(const PersonId &id) const;

    //! An environment nobody declared counts as protected: what is not granted is denied.
    [[nodiscard]] bool isProtected(const EnvironmentId &id) const;

    //! The person's name as it is printed in the language of QLocale(), or the bare id of somebody unknown.
    [[nodiscard]] QString nameOf(const PersonId &id) const;
    //! The same in a language of choice, for what must not depend on who reads it.
    [[nodiscard]] QString nameOf(const PersonId &id, bool korean) const;
};

} // namespace releasedesk::domain
