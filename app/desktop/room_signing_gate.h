// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/engine_room.h"
#include "ui/approvals/signing_gate.h"

namespace releasedesk::app {

//! Keys and delegations of an open workspace, for the screens that sign.
class RoomSigningGate final : public ui::SigningGate
{
public:
    //! \p room must outlive it.
    explicit RoomSigningGate(EngineRoom &room)
        : m_room(room)
    {
    }

    [[nodiscard]] bool needsPassphrase(const PersonId &person) const override;
    [[nodiscard]] QCoro::Task<Result<domain::SignApproval>> sign(domain::SignApproval command, PersonId person,
                                                                 domain::Release release, Secret passphrase) override;
    [[nodiscard]] QCoro::Task<Result<>> delegate(domain::Delegation wish, PersonId person) override;
    [[nodiscard]] QCoro::Task<Result<>> endDelegation(QString id, PersonId person) override;
    [[nodiscard]] domain::NotificationRules notificationsOf(const PersonId &person) const override;
    [[nodiscard]] QCoro::Task<Result<>> chooseNotifications(domain::NotificationRules rules, PersonId person) override;
    [[nodiscard]] QCoro::Task<Result<>> switchWarning(ProjectId project, QString rule, QString reason,
                                                      PersonId person) override;

private:
    EngineRoom &m_room;
};

} // namespace releasedesk::app
