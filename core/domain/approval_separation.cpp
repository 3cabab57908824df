// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_separation.h"

#include "core/base/sabotage.h"
#include "core/domain/approval_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalSeparation)
};

bool isApproving(const ApprovalStep &step)
{
    return step.type == StepType::Review || step.type == StepType::Approve || step.type == StepType::Agree
        || step.type == StepType::AgreeOptional || step.type == StepType::Afterwards;
}

//! Whether the person proposed, accepted or made what is signed anew because of it.
bool isAuthorOfChange(const PersonId &person, const Release &release, const Directory &directory)
{
    const PersonId natural = directory.naturalPerson(person);
    if (release.isAmended() && directory.naturalPerson(release.lastEditor()) == natural)
        return true;
    return std::ranges::any_of(release.proposals(), [&](const ChangeProposal &each) {
        return each.isToSign
            && (directory.naturalPerson(each.by) == natural || directory.naturalPerson(each.decidedBy) == natural);
    });
}

} // namespace

int commitsOf(const PersonId &person, const Release &release, const Directory &directory)
{
    const PersonId natural = directory.naturalPerson(person);
    return static_cast<int>(std::ranges::count_if(release.snapshot().commits, [&](const ScopeCommit &commit) {
        return directory.naturalPerson(commit.author) == natural
            || directory.naturalPerson(commit.committer) == natural;
    }));
}

Result<> checkSeparation(const PersonId &person, const ApprovalStep &step, const ApprovalLine &line,
                         const Release &release, const PersonId &drafter, const Directory &directory)
{
    const ApprovalPolicy &policy = directory.approvals;
    const PersonId natural = directory.naturalPerson(person);
    const bool isDrafter = policy.drafterMayNotApprove && natural == directory.naturalPerson(drafter);
    if (isDrafter && step.type != StepType::Cooperate)
        return refusal(QStringLiteral("approval.ownRequest"),
                       Text::tr("You asked for this approval, so someone else has to give it."),
                       ErrorCode::PermissionDenied);
    if (policy.drafterMayNotApprove && step.type != StepType::Cooperate && isAuthorOfChange(person, release, directory))
        return refusal(
            QStringLiteral("approval.ownChange"),
            Text::tr("You made, proposed or accepted the change that is to be signed, so someone else has to "
                     "approve it."),
            ErrorCode::PermissionDenied);
    const int commits = policy.authorMayNotApprove && isApproving(step) ? commitsOf(person, release, directory) : 0;
    if (commits > 0 && !RD_SABOTAGED("author-approves"))
        return refusal(QStringLiteral("approval.ownCommit"),
                       Text::tr("You wrote %n of these commits, so someone else has to approve.", nullptr, commits),
                       ErrorCode::PermissionDenied);
    const bool isLastEditor = policy.lastEditorMayNotBeAlone && isApproving(step)
        && natural == directory.naturalPerson(release.lastEditor());
    if (isLastEditor) {
        const QList<PersonId> others = line.people();
        const bool isAlone = std::ranges::all_of(
            others, [&](const PersonId &other) { return directory.naturalPerson(other) == natural; });
        if (isAlone)
            return refusal(QStringLiteral("approval.lastEditor"),
                           Text::tr("You edited this release last and nobody else approves it. Let somebody else into "
                                    "the line."),
                           ErrorCode::PermissionDenied);
    }
    return {};
}

Result<> checkMayCarryOut(const PersonId &person, const Release &release, const Directory &directory)
{
    if (!directory.approvals.approverMayNotStart && release.risk() != RiskClass::High)
        return {};
    const PersonId natural = directory.naturalPerson(person);
    for (const ApprovalRequest &request : release.approvals()) {
        for (const Signature &signature : request.validApprovals()) {
            if (directory.naturalPerson(signature.person) == natural)
                return refusal(QStringLiteral("release.ownApproval"),
                               Text::tr("You approved this release, so someone else has to carry it out."),
                               ErrorCode::PermissionDenied);
        }
    }
    return {};
}

bool mayDecideFinally(const PersonId &person, const Release &release, const Directory &directory, const QDateTime &now)
{
    const ReleaseTraits traits = traitsOf(release, directory, now);
    return std::ranges::any_of(directory.approvals.authority, [&](const FinalAuthority &row) {
        const bool isNamed = row.people.contains(person) || std::ranges::any_of(row.groups, [&](const QString &id) {
                                 const PersonGroup *const group = directory.group(id);
                                 return group && group->people.contains(person);
                             });
        return isNamed && doesMatch(row.when, traits, directory.calendar);
    });
}

} // namespace releasedesk::domain
