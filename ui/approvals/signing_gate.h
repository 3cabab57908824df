// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"
#include "core/domain/directory.h"
#include "core/domain/notification_rules.h"
#include "core/domain/release.h"
#include "core/domain/release_command.h"

#include <QCoroTask>

namespace releasedesk::ui {

//! What people put on record outside of releases: with which key they sign, which is on this computer under a
//! passphrase, who acts for whom, how each is told, and what a project is not warned of. Implemented where workspace
//! and keys meet.
class SigningGate
{
public:
    SigningGate() = default;
    SigningGate(const SigningGate &) = delete;
    SigningGate &operator=(const SigningGate &) = delete;
    virtual ~SigningGate() = default;

    //! Whether \p person has a key in force: then every decision needs the passphrase.
    [[nodiscard]] virtual bool needsPassphrase(const PersonId &person) const = 0;

    //! \p command with its signed record. Unauthenticated for a wrong passphrase, NotFound without a key here.
    [[nodiscard]] virtual QCoro::Task<Result<domain::SignApproval>> sign(domain::SignApproval command, PersonId person,
                                                                         domain::Release release, Secret passphrase)
        = 0;

    //! Lets somebody act for \p person (대결); refused with "delegation.…".
    [[nodiscard]] virtual QCoro::Task<Result<>> delegate(domain::Delegation wish, PersonId person) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<>> endDelegation(QString id, PersonId person) = 0;

    //! How \p person is told by mail and messenger, wherever the engine runs.
    [[nodiscard]] virtual domain::NotificationRules notificationsOf(const PersonId &person) const = 0;
    [[nodiscard]] virtual QCoro::Task<Result<>> chooseNotifications(domain::NotificationRules rules, PersonId person)
        = 0;

    //! Switches a rule of warnings off in \p project, with a reason that stays in the record, or on again with an empty
    //! one; refused with "warning.…".
    [[nodiscard]] virtual QCoro::Task<Result<>> switchWarning(ProjectId project, QString rule, QString reason,
                                                              PersonId person)
        = 0;
};

} // namespace releasedesk::ui
