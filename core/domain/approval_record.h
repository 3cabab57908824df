// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/domain/release_command.h"
#include "core/signing/ed25519.h"

namespace releasedesk::domain {

//! What the signing side says of itself; kept and labelled as claims.
struct SigningClaims {
    QString method; //!< of authentication, e.g. "passphrase"
    QDateTime reauthenticatedAt;
    QString clientVersion;
    QDateTime clientTime;
    QString shownHash; //!< of the list of changes the person scrolled through
    bool isOffline = false; //!< signed without a connection: others may have signed meanwhile
};

//! The record of a decision as canonical JSON bytes: release, content, rule, decision, person, place in the sequence of
//! this request. What the engine knows is taken from \p release, so that both sides write the same bytes.
[[nodiscard]] Result<QByteArray> composeRecord(const SignApproval &command, const PersonId &signer,
                                               const Release &release, const Directory &directory, const QString &key,
                                               const SigningClaims &claims);

//! Fills in the record of \p command and signs it.
[[nodiscard]] Result<> signDecision(SignApproval &command, const PersonId &signer, const Release &release,
                                    const Directory &directory, const signing::KeyPair &pair,
                                    const SigningClaims &claims);

//! Whether the signed bytes of \p command say exactly this decision of \p signer about \p release at this place of its
//! request, under a key of the signer that is in force at \p now. Verifies first, then reads the same bytes. Without a
//! record it is refused ("approval.unsigned") if the policy asks for one or the signer has a key. What others
//! signed meanwhile refuses it too ("approval.recordStale": sign again), unless it was signed offline; what was
//! delivered before never counts again. Otherwise refused with "approval.forged".
[[nodiscard]] Result<> checkRecord(const SignApproval &command, const PersonId &signer, const Release &release,
                                   const Directory &directory, const QDateTime &now);

//! The same for a signature of the record, as far as it can be told later: before every effect it is asked again.
[[nodiscard]] Result<> checkRecordedSignature(const Signature &signature, const ApprovalRequest &request,
                                              const Release &release, const Directory &directory);

} // namespace releasedesk::domain
