// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/signed_sending.h"

#include <QCoreApplication>

namespace releasedesk::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SignedSending)
};

} // namespace

QCoro::Task<Result<store::Position>> sendSigned(session::Session *session, SigningGate *gate,
                                                domain::SignApproval command, domain::Release release,
                                                Secret passphrase)
{
    const PersonId person = session->person();
    if (gate && gate->needsPassphrase(person)) {
        if (passphrase.isEmpty())
            co_return failure(ErrorCode::Unauthenticated,
                              Text::tr("You sign with your key, so its passphrase is needed. Nothing was signed. Type "
                                       "it below and sign again."));
        const auto signedCommand = co_await gate->sign(command, person, release, passphrase);
        if (!signedCommand)
            co_return failed(signedCommand);
        command = *signedCommand;
    }
    co_return co_await session->send(command);
}

} // namespace releasedesk::ui
