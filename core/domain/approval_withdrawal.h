// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release_decisions.h"

namespace releasedesk::domain {

//! What a change means for the signatures of a release: told before it is made, recorded when it is.
struct Withdrawal {
    QStringList parts; //!< of the manifest, that are no longer what they were
    QList<WithdrawnSignature> withdrawn; //!< these count no longer
    QList<WithdrawnSignature> kept;
    SealedRules sealed; //!< as they would be

    [[nodiscard]] bool isEmpty() const { return parts.isEmpty(); }

    //! "This edit withdraws the signatures of …; 3 stay." Empty when nothing is withdrawn.
    [[nodiscard]] QString sentence(const Directory &directory) const;
};

//! The difference between what is signed in \p before and the content of \p after.
[[nodiscard]] Withdrawal withdrawalBetween(const Release &before, const Release &after, const Circumstances &now);

//! What EditPlan, EditDetails, RefreshScope or DecideChange would do, or why it is refused. Other commands withdraw nothing.
[[nodiscard]] Result<Withdrawal> previewOf(const ReleaseCommand &command, const Release &release,
                                           const Circumstances &now);

//! The event of a withdrawal; nothing for an empty one.
[[nodiscard]] std::optional<SignaturesWithdrawn> eventOf(const Withdrawal &withdrawal, const QString &reason);

} // namespace releasedesk::domain
