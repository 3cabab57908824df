// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/room_signing_gate.h"

#include "app/shared/key_place.h"
#include "core/base/clock.h"
#include "core/domain/approval_record.h"
#include "core/signing/key_file.h"

#include <QCoroFuture>
#include <QtConcurrent/QtConcurrentRun>

namespace releasedesk::app {

bool RoomSigningGate::needsPassphrase(const PersonId &person) const
{
    return m_room.directory().keys.inForce(person, SystemClock().utcNow()) != nullptr;
}

QCoro::Task<Result<domain::SignApproval>> RoomSigningGate::sign(domain::SignApproval command, PersonId person,
                                                                domain::Release release, Secret passphrase)
{
    const domain::Directory directory = m_room.directory();
    const QString file = keyFileOf(m_room.folder(), person);
    // Opening the file is slow on purpose.
    const Result<signing::KeyPair> pair
        = co_await QtConcurrent::run([file, passphrase] { return signing::readKeyFile(file, passphrase); });
    if (!pair)
        co_return failed(pair);
    const QDateTime now = SystemClock().utcNow();
    const domain::SigningClaims claims{QStringLiteral("passphrase"), now, QStringLiteral(RELEASE_DESK_VERSION), now,
                                       command.digestSeen};
    if (const auto done = domain::signDecision(command, person, release, directory, *pair, claims); !done)
        co_return failed(done);
    co_return command;
}

QCoro::Task<Result<>> RoomSigningGate::delegate(domain::Delegation wish, PersonId person)
{
    return m_room.changePeople(approvals::MakeDelegation{std::move(wish)}, std::move(person));
}

QCoro::Task<Result<>> RoomSigningGate::endDelegation(QString id, PersonId person)
{
    return m_room.changePeople(approvals::EndDelegation{std::move(id)}, std::move(person));
}

domain::NotificationRules RoomSigningGate::notificationsOf(const PersonId &person) const
{
    return m_room.notificationsOf(person);
}

QCoro::Task<Result<>> RoomSigningGate::chooseNotifications(domain::NotificationRules rules, PersonId person)
{
    return m_room.changePeople(approvals::ChooseNotification{std::move(rules)}, std::move(person));
}

QCoro::Task<Result<>> RoomSigningGate::switchWarning(ProjectId project, QString rule, QString reason, PersonId person)
{
    return m_room.changePeople(approvals::SwitchWarning{std::move(project), std::move(rule), std::move(reason)},
                               std::move(person));
}

} // namespace releasedesk::app
