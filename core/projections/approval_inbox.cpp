// SPDX-License-Identifier: Apache-2.0
#include "core/projections/approval_inbox.h"

#include "core/domain/approval_deadlines.h"
#include "core/domain/approval_progress.h"

#include <algorithm>

namespace releasedesk::projections {
namespace {

InboxItem itemOf(const domain::Release &release, const domain::ApprovalRequest &request)
{
    InboxItem item;
    item.release = release.id();
    item.task = request.task;
    item.askedAt = request.openedAt;
    item.granted = domain::grantedCount(request);
    item.needed = request.neededCount();
    return item;
}

//! The places in the line that \p person may fill now: the own, and those of absent people and of who passed it on.
QList<PersonId> placesOf(const domain::Release &release, const domain::ApprovalRequest &request, const PersonId &person,
                         const domain::Directory &directory, const QDateTime &now)
{
    QList<PersonId> places{person};
    for (const domain::Delegation &each : directory.delegations) {
        if (each.delegate == person && each.isActive(now, release.project()))
            places.append(each.absent);
    }
    for (const domain::StepRecord &record : request.records) {
        for (const domain::Forward &each : record.forwards) {
            if (each.to == person && !places.contains(each.from))
                places.append(each.from);
        }
    }
    return places;
}

bool isAsked(const domain::ApprovalStep &step, const PersonId &person)
{
    return std::ranges::any_of(step.terms, [&](const domain::StepTerm &term) { return term.people.contains(person); });
}

//! What nothing waits for but concerns the person: to be read, or decided afterwards.
void addToRead(const domain::ApprovalRequest &request, const InboxItem &base, const PersonId &person,
               ApprovalInbox &inbox)
{
    const bool isOpen
        = request.state == domain::ApprovalState::Active || request.state == domain::ApprovalState::Complete;
    if (!isOpen)
        return;
    const domain::ApprovalLine line = request.effectiveLine();
    for (const domain::ApprovalStep &step : line.steps) {
        const auto isHere = [&](const domain::Signature &each) { return request.stepOf(each) == step.id; };
        const bool hasSaid = std::ranges::any_of(
            request.signatures, [&](const domain::Signature &each) { return each.person == person && isHere(each); });
        const bool wasActedFor = std::ranges::any_of(request.signatures, [&](const domain::Signature &each) {
            return each.onBehalfOf == person && isHere(each);
        });
        const bool isLater = !step.isBlocking(line.allowsAfterwards) || request.records.value(step.id).isLapsed;
        if (hasSaid || !isAsked(step, person) || (!isLater && !wasActedFor))
            continue;
        InboxItem item = base;
        item.step = step.id;
        item.type = step.type;
        inbox.toRead.append(item);
    }
}

//! The item of a step whose turn it is, or of the request when others sign first.
void addToSign(const domain::ApprovalRequest &request, const InboxItem &base, const PersonId &person,
               const PersonId &place, const domain::Directory &directory, const QDateTime &now, ApprovalInbox &inbox)
{
    InboxItem item = base;
    item.actingFor = place == person ? PersonId() : place;
    for (const domain::ApprovalStep &step : request.openSteps()) {
        if (!isAsked(step, place) || request.signedFor(step).contains(place))
            continue;
        const domain::StepRecord record = request.records.value(step.id);
        item.step = step.id;
        item.type = step.type;
        item.due = domain::dueOf(step, request, directory);
        item.isOverdue = item.due.isValid() && now.isValid() && item.due <= now;
        item.isHeldByMe = record.heldBy == person;
        item.isMyTurn = request.nextSigners().contains(place);
        break;
    }
    item.changed = request.changedSince(person);
    if (item.isMyTurn || place == person)
        inbox.toSign.append(item);
}

//! What \p release adds, in no order.
void addRelease(const domain::Release &release, const PersonId &person, const domain::Directory &directory,
                const QDateTime &now, ApprovalInbox &inbox)
{
    for (const domain::ApprovalRequest &request : release.approvals()) {
        const InboxItem item = itemOf(release, request);
        const bool isActive = request.state == domain::ApprovalState::Active;
        if (isActive && request.requestedBy == person)
            inbox.requested.append(item);
        addToRead(request, item, person, inbox);
        const QList<PersonId> asked = isActive ? request.effectiveLine().people() : QList<PersonId>();
        for (const PersonId &place : placesOf(release, request, person, directory, now)) {
            const bool isDone = std::ranges::any_of(
                request.validApprovals(), [&](const domain::Signature &each) { return each.countsFor() == place; });
            if (asked.contains(place) && !isDone && request.requestedBy != person)
                addToSign(request, item, person, place, directory, now, inbox);
        }
        for (const domain::Signature &signature : request.signatures) {
            if (signature.person != person)
                continue;
            InboxItem decided = item;
            decided.decidedAt = signature.at;
            decided.decision = signature.decision;
            decided.step = request.stepOf(signature);
            decided.actingFor = signature.onBehalfOf;
            inbox.signedItems.append(decided);
        }
    }
}

void bringInOrder(ApprovalInbox &inbox)
{
    std::ranges::sort(inbox.toSign, [](const InboxItem &a, const InboxItem &b) {
        return std::tuple(!a.isMyTurn, a.askedAt, a.release, a.task, a.actingFor)
            < std::tuple(!b.isMyTurn, b.askedAt, b.release, b.task, b.actingFor);
    });
    std::ranges::sort(inbox.signedItems, [](const InboxItem &a, const InboxItem &b) {
        return std::tuple(b.decidedAt, a.release, a.task, a.decision)
            < std::tuple(a.decidedAt, b.release, b.task, b.decision);
    });
    std::ranges::sort(inbox.requested, [](const InboxItem &a, const InboxItem &b) {
        return std::tuple(a.askedAt, a.release, a.task) < std::tuple(b.askedAt, b.release, b.task);
    });
}

} // namespace

ApprovalInbox approvalInbox(const ReleaseBook &book, const PersonId &person, const domain::Directory &directory,
                            const QDateTime &now)
{
    ApprovalInbox inbox;
    for (const domain::Release &release : book.releases())
        addRelease(release, person, directory, now, inbox);
    bringInOrder(inbox);
    return inbox;
}

ApprovalInbox approvalInboxOf(const domain::Release &release, const PersonId &person,
                              const domain::Directory &directory, const QDateTime &now)
{
    ApprovalInbox inbox;
    addRelease(release, person, directory, now, inbox);
    bringInOrder(inbox);
    return inbox;
}

} // namespace releasedesk::projections
