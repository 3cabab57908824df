// SPDX-License-Identifier: Apache-2.0
#include "core/projections/approval_inbox.h"

#include <algorithm>

namespace releasedesk::projections {
namespace {

InboxItem itemOf(const domain::Release &release, const domain::ApprovalRequest &request)
{
    InboxItem item;
    item.release = release.id();
    item.task = request.task;
    item.askedAt = request.openedAt;
    item.granted = static_cast<int>(request.validApprovals().size());
    item.needed = request.neededCount();
    return item;
}

} // namespace

ApprovalInbox approvalInbox(const ReleaseBook &book, const PersonId &person)
{
    ApprovalInbox inbox;
    for (const domain::Release &release : book.releases()) {
        for (const domain::ApprovalRequest &request : release.approvals()) {
            InboxItem item = itemOf(release, request);
            const bool isActive = request.state == domain::ApprovalState::Active;
            const QList<PersonId> next = request.nextSigners();
            const bool hasApproved = std::ranges::any_of(
                request.validApprovals(), [&](const domain::Signature &each) { return each.person == person; });
            if (isActive && request.requestedBy == person)
                inbox.requested.append(item);
            if (isActive && request.approvers.contains(person) && !hasApproved && request.requestedBy != person) {
                item.isMyTurn = next.contains(person);
                inbox.toSign.append(item);
            }
            for (const domain::Signature &signature : request.signatures) {
                if (signature.person != person)
                    continue;
                InboxItem decided = item;
                decided.decidedAt = signature.at;
                decided.decision = signature.decision;
                inbox.signedItems.append(decided);
            }
        }
    }
    std::ranges::sort(inbox.toSign, [](const InboxItem &a, const InboxItem &b) {
        return std::tuple(!a.isMyTurn, a.askedAt, a.release, a.task)
            < std::tuple(!b.isMyTurn, b.askedAt, b.release, b.task);
    });
    std::ranges::sort(inbox.signedItems, [](const InboxItem &a, const InboxItem &b) {
        return std::tuple(b.decidedAt, a.release, a.task, a.decision)
            < std::tuple(a.decidedAt, b.release, b.task, b.decision);
    });
    std::ranges::sort(inbox.requested, [](const InboxItem &a, const InboxItem &b) {
        return std::tuple(a.askedAt, a.release, a.task) < std::tuple(b.askedAt, b.release, b.task);
    });
    return inbox;
}

} // namespace releasedesk::projections
