// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/approvals/signing_gate.h"

namespace releasedesk::tests {

//! Somebody with a key under the passphrase "correct horse".
class KeyedGate final : public ui::SigningGate
{
public:
    [[nodiscard]] bool needsPassphrase(const PersonId & /*person*/) const override { return hasKey; }
    [[nodiscard]] QCoro::Task<Result<domain::SignApproval>> sign(domain::SignApproval command, PersonId /*person*/,
                                                                 domain::Release /*release*/,
                                                                 Secret passphrase) override
    {
        if (passphrase.reveal() != "correct horse")
            co_return failure(ErrorCode::Unauthenticated, "That is not the passphrase.");
        command.record = {"bytes", "signature", "key"};
        co_return command;
    }
    [[nodiscard]] QCoro::Task<Result<>> delegate(domain::Delegation wish, PersonId /*person*/) override
    {
        wished = wish;
        co_return Result<>();
    }
    [[nodiscard]] QCoro::Task<Result<>> endDelegation(QString /*id*/, PersonId /*person*/) override
    {
        co_return Result<>();
    }
    [[nodiscard]] domain::NotificationRules notificationsOf(const PersonId &) const override { return {}; }
    [[nodiscard]] QCoro::Task<Result<>> chooseNotifications(domain::NotificationRules, PersonId) override
    {
        co_return Result<>();
    }
    [[nodiscard]] QCoro::Task<Result<>> switchWarning(ProjectId /*project*/, QString /*rule*/, QString /*reason*/,
                                                      PersonId /*person*/) override
    {
        co_return Result<>();
    }

    bool hasKey = true;
    domain::Delegation wished;
};

} // namespace releasedesk::tests
