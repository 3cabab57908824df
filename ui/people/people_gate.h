// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/directory.h"

#include <QCoroTask>

namespace releasedesk::ui {

//! Who is in the workspace and who signs with which key. Every change stays in the record with its author. Implemented
//! where workspace and keys meet.
class PeopleGate
{
public:
    PeopleGate() = default;
    PeopleGate(const PeopleGate &) = delete;
    PeopleGate &operator=(const PeopleGate &) = delete;
    virtual ~PeopleGate() = default;

    //! Adds \p person or describes somebody anew. An administrator does it, and never about the own rights; refused
    //! with "person.…" or "access.role".
    [[nodiscard]] virtual QCoro::Task<Result<>> enterPerson(domain::Person person, PersonId by) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<>> removePerson(PersonId person, QString reason, PersonId by) = 0;

    //! Gives a group these people; refused with "group.…".
    [[nodiscard]] virtual QCoro::Task<Result<>> enterGroup(domain::PersonGroup group, PersonId by) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<>> removeGroup(QString group, PersonId by) = 0;

    //! Whether the signing key of \p person lies on this computer.
    [[nodiscard]] virtual bool hasKeyHere(const PersonId &person) const = 0;

    //! In bytes.
    [[nodiscard]] virtual qsizetype shortestPassphrase() const = 0;

    //! Makes a signing key for \p person under \p passphrase. The key before has to agree, opened by \p before.
    [[nodiscard]] virtual QCoro::Task<Result<>> makeKey(PersonId person, Secret passphrase, Secret before) = 0;

    //! Revokes \p key as \p by; one's own key on this computer is opened by \p passphrase.
    [[nodiscard]] virtual QCoro::Task<Result<>> revokeKey(QString key, QString reason, Secret passphrase, PersonId by)
        = 0;
};

} // namespace releasedesk::ui
