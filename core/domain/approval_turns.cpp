// SPDX-License-Identifier: Apache-2.0
#include "core/base/sabotage.h"
#include "core/domain/approval_event.h"

#include <QCoreApplication>

#include <algorithm>

//! Whose turn it is, and what a decision changes in a request.

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalRequest)
};

bool isAsked(const ApprovalStep &step, const PersonId &person)
{
    return std::ranges::any_of(step.terms, [&](const StepTerm &term) { return term.people.contains(person); });
}

bool isDeciding(Decision decision)
{
    return decision != Decision::Read && decision != Decision::Withdraw && decision != Decision::ReleaseHold;
}

//! Whether somebody signed in the place of \p person, who then reads it later (후열).
bool wasActedFor(const ApprovalRequest &request, const PersonId &person)
{
    return std::ranges::any_of(request.signatures,
                               [&](const Signature &signature) { return signature.onBehalfOf == person; });
}

} // namespace

QList<Decision> decisionsFor(StepType type)
{
    using enum Decision;
    switch (type) {
    case StepType::Review:
    case StepType::Approve:
        return {Approve, Hold, Return, ReturnToPrevious, Reject};
    case StepType::Agree:
        return {Agree, Disagree, Hold, Return, ReturnToPrevious};
    case StepType::AgreeOptional:
        return {Agree, Disagree};
    case StepType::Cooperate:
        return {Confirm, Hold, Return, ReturnToPrevious};
    case StepType::Afterwards:
        return {Approve, Object};
    case StepType::Informed:
    case StepType::Receive:
        return {Read};
    case StepType::Check:
        break;
    }
    return {};
}

QString ApprovalRequest::stepFor(const PersonId &person, Decision decision, const QString &wanted) const
{
    const ApprovalLine all = effectiveLine();
    const auto fits
        = [&](const ApprovalStep &step) { return (wanted.isEmpty() || wanted == step.id) && isAsked(step, person); };
    if (decision == Decision::Withdraw) {
        for (const Signature &signature : signatures) {
            const QString step = stepOf(signature);
            const bool isOwn = signature.countsFor() == person && isPositive(signature.decision);
            if (isOwn && doesCount(signature) && (wanted.isEmpty() || wanted == step))
                return step;
        }
        return {};
    }
    if (decision == Decision::ReleaseHold) {
        for (const ApprovalStep &step : all.steps) {
            if (records.value(step.id).heldBy == person && (wanted.isEmpty() || wanted == step.id))
                return step.id;
        }
        return {};
    }
    for (const ApprovalStep &step : openSteps()) {
        const bool isDone = signedFor(step).contains(person);
        const PersonId holder = records.value(step.id).heldBy;
        const bool isFree = holder.isEmpty() || holder == person || records.value(step.id).escalatedTo == person;
        const bool isPossible = step.type == StepType::Afterwards
            ? decision == Decision::Approve || decision == Decision::Return || decision == Decision::Reject
            : decisionsFor(step.type).contains(decision);
        if (fits(step) && isPossible && !isDone && isFree)
            return step.id;
    }
    for (const ApprovalStep &step : all.steps) { // those that nothing waits for
        const bool isOpen = state == ApprovalState::Active || state == ApprovalState::Complete;
        const bool isLater = step.type == StepType::Afterwards || records.value(step.id).isLapsed;
        const bool isPossible = isLater
            ? all.allowsAfterwards && (decision == Decision::Approve || decision == Decision::Object)
            : !step.isBlocking(all.allowsAfterwards) && decision == Decision::Read;
        if (isOpen && fits(step) && isPossible && !signedFor(step).contains(person))
            return step.id;
    }
    if (decision == Decision::Read && wasActedFor(*this, person)) {
        for (const ApprovalStep &step : all.steps) {
            if (fits(step))
                return step.id;
        }
    }
    return {};
}

Result<> ApprovalRequest::checkMayDecide(const PersonId &person, const QString &digestSeen, Decision decision,
                                         const PersonId &onBehalfOf, const QString &step) const
{
    const PersonId place = onBehalfOf.isEmpty() ? person : onBehalfOf;
    const ApprovalLine all = effectiveLine();
    const bool isInLine
        = std::ranges::any_of(all.steps, [&](const ApprovalStep &each) { return isAsked(each, place); });
    if (!isInLine)
        return refusal(QStringLiteral("approval.notApprover"),
                       Text::tr("You are not in the approval line of this release, so your decision would not count. "
                                "Ask the owner to add you."),
                       ErrorCode::PermissionDenied);
    const QString found = stepFor(place, decision, step);
    const bool isOpen = state == ApprovalState::Active || (state == ApprovalState::Complete && !found.isEmpty())
        || !isDeciding(decision);
    if (!isOpen)
        return refusal(QStringLiteral("approval.notOpen"),
                       Text::tr("This approval is not open any more. Nothing was recorded."));
    if (isDeciding(decision) && (person == requestedBy || place == requestedBy) && !RD_SABOTAGED("drafter-signs"))
        return refusal(QStringLiteral("approval.ownRequest"),
                       Text::tr("You asked for this approval, so someone else has to give it."),
                       ErrorCode::PermissionDenied);
    if (found.isEmpty()) {
        const bool hasSigned = std::ranges::any_of(
            validApprovals(), [&](const Signature &signature) { return signature.countsFor() == place; });
        if (hasSigned && isPositive(decision))
            return refusal(QStringLiteral("approval.alreadySigned"), Text::tr("You have already signed this revision."),
                           ErrorCode::AlreadyExists);
    }
    if (digestSeen != digest && isDeciding(decision))
        return refusal(QStringLiteral("approval.contentMoved"),
                       Text::tr("The release has changed since you opened it, so nothing was signed. Look at the "
                                "changes and decide again."),
                       ErrorCode::Aborted);
    if (!found.isEmpty())
        return {};
    const auto open = openSteps();
    const bool isTurn = std::ranges::any_of(
        open, [&](const ApprovalStep &each) { return isAsked(each, place) && !signedFor(each).contains(place); });
    if (isTurn)
        return refusal(QStringLiteral("approval.wrongDecision"),
                       Text::tr("This step does not ask for that answer, or somebody holds it. Choose one of those it "
                                "offers."),
                       ErrorCode::InvalidArgument);
    return refusal(QStringLiteral("approval.notYourTurn"),
                   Text::tr("Others sign before you. You will be asked when it is your turn."));
}

void ApprovalRequest::take(const ApprovalSigned &event, const QDateTime &at)
{
    const bool isOld = event.step.isEmpty(); // of a program without steps
    const PersonId place = event.onBehalfOf.isEmpty() ? event.person : event.onBehalfOf;
    Signature signature{event.person, event.decision, event.comment, event.digest, event.revision, at, false};
    signature.onBehalfOf = event.onBehalfOf;
    signature.step = isOld ? stepFor(place, event.decision) : event.step;
    signature.meaning = event.meaning;
    signature.record = {QByteArray::fromBase64(event.record.toLatin1()),
                        QByteArray::fromBase64(event.signature.toLatin1()), event.key};
    if (!isOld)
        signature.parts = parts;
    const ApprovalLine all = effectiveLine();
    const ApprovalStep *const step = all.step(signature.step);
    const bool isEnding = isOld || !step || doesEnd(*step, place, event.decision);
    StepRecord &record = records[signature.step];
    if (record.heldBy == place && event.decision != Decision::Hold)
        record.heldBy = {};

    switch (event.decision) {
    case Decision::Approve:
    case Decision::Agree:
    case Decision::Confirm:
        for (Signature &earlier : signatures) { // a change of mind
            if (earlier.countsFor() == place && stepOf(earlier) == signature.step && !isPositive(earlier.decision))
                earlier.isWithdrawn = true;
        }
        break;
    case Decision::Hold:
        record.heldBy = place;
        record.holdReason = event.comment;
        record.heldUntil = event.until;
        break;
    case Decision::Withdraw:
        withdrawSignature(signature.step, place);
        if (state == ApprovalState::Complete)
            state = ApprovalState::Active;
        break;
    case Decision::ReturnToPrevious: {
        int previous = 0;
        for (const ApprovalStep &each : all.steps) {
            const bool isBefore = step && each.place < step->place && each.isBlocking(all.allowsAfterwards);
            previous = isBefore ? std::max(previous, each.place) : previous;
        }
        for (const ApprovalStep &each : all.steps) {
            if (each.place != previous)
                continue;
            for (const PersonId &signer : signedFor(each))
                withdrawSignature(each.id, signer);
            records[each.id].isLapsed = false;
            records[each.id].isUnanswered = false;
            records[each.id].askedAt = {};
        }
        records[signature.step].askedAt = {};
        break;
    }
    case Decision::Return:
        if (isEnding)
            state = ApprovalState::Returned;
        break;
    case Decision::Disagree:
        if (isEnding && step && step->type == StepType::Agree)
            state = ApprovalState::Returned;
        break;
    case Decision::Reject: // nothing carries over
        if (isEnding) {
            state = ApprovalState::Rejected;
            withdrawSignatures();
        }
        break;
    case Decision::ReleaseHold:
    case Decision::Object:
    case Decision::Read:
        break;
    }
    signatures.append(signature);
    if (state == ApprovalState::Active && isComplete())
        state = ApprovalState::Complete;
    noteAsked(at);
}

void ApprovalRequest::noteAsked(const QDateTime &at)
{
    for (const ApprovalStep &step : openSteps()) {
        StepRecord &record = records[step.id];
        if (!record.askedAt.isValid())
            record.askedAt = at;
    }
}

void ApprovalRequest::withdrawSignatures()
{
    for (Signature &signature : signatures) {
        if (isPositive(signature.decision))
            signature.isWithdrawn = true;
    }
}

void ApprovalRequest::withdrawSignature(const QString &step, const PersonId &person)
{
    for (Signature &signature : signatures) {
        if (isPositive(signature.decision) && stepOf(signature) == step && signature.countsFor() == person)
            signature.isWithdrawn = true;
    }
}

} // namespace releasedesk::domain
