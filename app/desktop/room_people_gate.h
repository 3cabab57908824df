// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/engine_room.h"
#include "ui/people/people_gate.h"

namespace releasedesk::app {

//! People, groups and signing keys of an open workspace, for the screen that changes them.
class RoomPeopleGate final : public ui::PeopleGate
{
public:
    //! \p room must outlive it.
    explicit RoomPeopleGate(EngineRoom &room)
        : m_room(room)
    {
    }

    [[nodiscard]] QCoro::Task<Result<>> enterPerson(domain::Person person, PersonId by) override;
    [[nodiscard]] QCoro::Task<Result<>> removePerson(PersonId person, QString reason, PersonId by) override;
    [[nodiscard]] QCoro::Task<Result<>> enterGroup(domain::PersonGroup group, PersonId by) override;
    [[nodiscard]] QCoro::Task<Result<>> removeGroup(QString group, PersonId by) override;
    [[nodiscard]] bool hasKeyHere(const PersonId &person) const override;
    [[nodiscard]] qsizetype shortestPassphrase() const override;
    [[nodiscard]] QCoro::Task<Result<>> makeKey(PersonId person, Secret passphrase, Secret before) override;
    [[nodiscard]] QCoro::Task<Result<>> revokeKey(QString key, QString reason, Secret passphrase, PersonId by) override;

private:
    EngineRoom &m_room;
};

} // namespace releasedesk::app
