// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
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
    QString step = {}; //!< whose turn it is, as far as it concerns this person
    domain::StepType type = domain::StepType::Approve;
    PersonId actingFor = {}; //!< 대결: in whose place; empty: in the own
    QDateTime due = {}; //!< not valid: whenever
    bool isOverdue = false;
    bool isHeldByMe = false;
    std::optional<QStringList> changed = {}; //!< parts since the own last signature; nothing: never signed

    friend bool operator==(const InboxItem &, const InboxItem &) = default;
};

//! What waits for one person's signature, what the person has signed, and what the person asked others for.
struct ApprovalInbox {
    QList<InboxItem> toSign; //!< oldest first, own turn before others
    QList<InboxItem> signedItems; //!< newest first
    QList<InboxItem> requested; //!< open requests of this person, oldest first
    QList<InboxItem> toRead = {}; //!< 참조, 수신, 후열 and 후결: nothing waits for them
};

//! Over all projects. With \p directory also what the person may sign in the place of somebody absent, and deadlines.
[[nodiscard]] ApprovalInbox approvalInbox(const ReleaseBook &book, const PersonId &person,
                                          const domain::Directory &directory = {}, const QDateTime &now = {});

//! The same of one release.
[[nodiscard]] ApprovalInbox approvalInboxOf(const domain::Release &release, const PersonId &person,
                                            const domain::Directory &directory = {}, const QDateTime &now = {});

} // namespace releasedesk::projections
