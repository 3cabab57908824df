// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/session.h"
#include "ui/approvals/signing_gate.h"

namespace releasedesk::ui {

//! Sends a decision, signed with the person's key where there is one. Unauthenticated without a passphrase that is
//! needed. \p session and \p gate must live until it is done.
[[nodiscard]] QCoro::Task<Result<store::Position>> sendSigned(session::Session *session, SigningGate *gate,
                                                              domain::SignApproval command, domain::Release release,
                                                              Secret passphrase);

} // namespace releasedesk::ui
