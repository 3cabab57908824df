// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/room_people_gate.h"

#include "app/shared/key_desk.h"
#include "app/shared/key_place.h"
#include "core/signing/key_file.h"

#include <QFile>

namespace releasedesk::app {

QCoro::Task<Result<>> RoomPeopleGate::enterPerson(domain::Person person, PersonId by)
{
    return m_room.changePeople(approvals::EnterPerson{std::move(person)}, std::move(by));
}

QCoro::Task<Result<>> RoomPeopleGate::removePerson(PersonId person, QString reason, PersonId by)
{
    return m_room.changePeople(approvals::RemovePerson{std::move(person), std::move(reason)}, std::move(by));
}

QCoro::Task<Result<>> RoomPeopleGate::enterGroup(domain::PersonGroup group, PersonId by)
{
    return m_room.changePeople(approvals::EnterGroup{std::move(group)}, std::move(by));
}

QCoro::Task<Result<>> RoomPeopleGate::removeGroup(QString group, PersonId by)
{
    return m_room.changePeople(approvals::RemoveGroup{std::move(group)}, std::move(by));
}

bool RoomPeopleGate::hasKeyHere(const PersonId &person) const
{
    return QFile::exists(keyFileOf(m_room.folder(), person));
}

qsizetype RoomPeopleGate::shortestPassphrase() const
{
    return signing::minPassphraseLength;
}

QCoro::Task<Result<>> RoomPeopleGate::makeKey(PersonId person, Secret passphrase, Secret before)
{
    const auto made = co_await app::makeKey(m_room, std::move(person), std::move(passphrase), std::move(before));
    co_return made ? Result<>() : failed(made);
}

QCoro::Task<Result<>> RoomPeopleGate::revokeKey(QString key, QString reason, Secret passphrase, PersonId by)
{
    return app::revokeKey(m_room, std::move(by), std::move(key), std::move(reason), std::move(passphrase));
}

} // namespace releasedesk::app
