// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/release_book.h"

namespace releasedesk::projections {

//! One approval as it concerns one person.
struct InboxItem {
    ReleaseId release;
    TaskId task;
    QDateTime askedAt;
    QDateTime decidedAt; //!< signed ones only
    domain::Decision decision = domain::Decision::Approve; //!< signed ones only
    int granted = 0;
    int needed = 0;
    bool isMyTurn = false; //!< others of the line may have to sign first

    friend bool operator==(const InboxItem &, const InboxItem &) = default;
};

//! What waits for one person's signature, what the person has signed, and what the person asked others for.
struct ApprovalInbox {
    QList<InboxItem> toSign; //!< oldest first, own turn before others
    QList<InboxItem> signedItems; //!< newest first
    QList<InboxItem> requested; //!< open requests of this person, oldest first
};

[[nodiscard]] ApprovalInbox approvalInbox(const ReleaseBook &book, const PersonId &person);

} // namespace releasedesk::projections
