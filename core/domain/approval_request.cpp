// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_request.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalRequest)
};

} // namespace

QList<Signature> ApprovalRequest::validApprovals() const
{
    QList<Signature> valid;
    std::ranges::copy_if(signatures, std::back_inserter(valid), [this](const Signature &signature) {
        return !signature.isWithdrawn && signature.decision == Decision::Approve && signature.digest == digest
            && approvers.contains(signature.person);
    });
    return valid;
}

int ApprovalRequest::neededCount() const
{
    const int all = static_cast<int>(QSet<PersonId>(approvers.begin(), approvers.end()).size());
    switch (rule) {
    case DecisionRule::Anyone:
        return 1;
    case DecisionRule::NOfM:
        return std::max(1, needed);
    case DecisionRule::InOrder:
    case DecisionRule::Everyone:
        break;
    }
    return std::max(1, all);
}

QList<PersonId> ApprovalRequest::nextSigners() const
{
    if (state != ApprovalState::Active)
        return {};
    QList<PersonId> open = approvers;
    for (const Signature &signature : validApprovals())
        open.removeAll(signature.person);
    if (rule == DecisionRule::InOrder && open.size() > 1)
        open.resize(1);
    return open;
}

bool ApprovalRequest::isComplete() const
{
    QList<PersonId> people;
    for (const Signature &signature : validApprovals()) {
        if (!people.contains(signature.person))
            people.append(signature.person);
    }
    return !approvers.isEmpty() && people.size() >= neededCount();
}

void ApprovalRequest::withdrawSignatures()
{
    for (Signature &signature : signatures) {
        if (signature.decision == Decision::Approve)
            signature.isWithdrawn = true;
    }
}

Result<> ApprovalRequest::checkMayDecide(const PersonId &person, const QString &digestSeen) const
{
    if (!approvers.contains(person))
        return refusal(QStringLiteral("approval.notApprover"),
                       Text::tr("You are not in the approval line of this release, so your decision would not count. "
                                "Ask the owner to add you."),
                       ErrorCode::PermissionDenied);
    if (state != ApprovalState::Active)
        return refusal(QStringLiteral("approval.notOpen"),
                       Text::tr("This approval is not open any more. Nothing was recorded."));
    if (person == requestedBy)
        return refusal(QStringLiteral("approval.ownRequest"),
                       Text::tr("You asked for this approval, so someone else has to give it."),
                       ErrorCode::PermissionDenied);
    const bool hasSigned
        = std::ranges::any_of(validApprovals(), [&](const Signature &signature) { return signature.person == person; });
    if (hasSigned)
        return refusal(QStringLiteral("approval.alreadySigned"), Text::tr("You have already signed this revision."),
                       ErrorCode::AlreadyExists);
    if (digestSeen != digest)
        return refusal(QStringLiteral("approval.contentMoved"),
                       Text::tr("The release has changed since you opened it, so nothing was signed. Look at the "
                                "changes and decide again."),
                       ErrorCode::Aborted);
    if (!nextSigners().contains(person))
        return refusal(QStringLiteral("approval.notYourTurn"),
                       Text::tr("Others sign before you. You will be asked when it is your turn."));
    return {};
}

} // namespace releasedesk::domain
