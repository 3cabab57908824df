// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_record.h"
#include "core/domain/approval_separation.h"
#include "core/domain/manifest.h"
#include "core/domain/release_decisions.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalDecisions)
};

tl::unexpected<Error> unknownApproval(const Release &release)
{
    if (!release.exists())
        return notNow(release);
    return refusal(QStringLiteral("approval.unknown"), Text::tr("This release does not ask for that approval (yet)."),
                   ErrorCode::NotFound);
}

//! By which delegation the actor decides in the place of somebody else; empty for a request passed on to him.
Result<QString> checkActing(const SignApproval &command, const Release &release, const ApprovalRequest &request,
                            const Circumstances &now)
{
    if (command.onBehalfOf.isEmpty())
        return QString();
    if (const auto found = delegationBetween(now.directory, command.onBehalfOf, now.actor, now.now, release.project()))
        return found->id;
    for (const StepRecord &record : request.records) {
        for (const Forward &forward : record.forwards) {
            if (forward.from == command.onBehalfOf && forward.to == now.actor)
                return QString();
        }
    }
    return refusal(
        QStringLiteral("approval.notDelegate"),
        Text::tr("%1 has not asked you to act now, so your decision would not count. A delegation is made by "
                 "the absent person and has a time.")
            .arg(now.directory.nameOf(command.onBehalfOf)),
        ErrorCode::PermissionDenied);
}

bool isFinalStep(const ApprovalLine &line, const ApprovalStep &step)
{
    return step.type == StepType::Approve && std::ranges::none_of(line.steps, [&](const ApprovalStep &other) {
               return other.place > step.place && other.isBlocking(line.allowsAfterwards)
                   && other.type != StepType::Check;
           });
}

//! What the step adds to who may decide: no second natural person, final decisions, dissents, holds.
Result<> checkStepRules(const SignApproval &command, const ApprovalStep &step, const Release &release,
                        const ApprovalRequest &request, const Circumstances &now)
{
    const ApprovalLine line = request.effectiveLine();
    const PersonId natural = now.directory.naturalPerson(now.actor);
    for (const Signature &signature : request.validApprovals()) {
        const bool isSame = now.directory.naturalPerson(signature.person) == natural
            && request.stepOf(signature) == step.id && isPositive(command.decision);
        if (isSame)
            return refusal(
                QStringLiteral("approval.samePerson"),
                Text::tr("You have already signed this step, and one person signs it once. Let somebody else "
                         "act."),
                ErrorCode::AlreadyExists);
    }
    const bool decides = command.decision != Decision::Read && command.decision != Decision::ReleaseHold
        && command.decision != Decision::Withdraw;
    for (const PersonId &person : {now.actor, command.onBehalfOf}) {
        if (person.isEmpty() || !decides)
            continue;
        if (const auto separate = checkSeparation(person, step, line, release, request.requestedBy, now.directory);
            !separate)
            return separate;
    }
    if (command.decidesFinally) {
        const bool isOffered = step.mayDecideFinally && isPositive(command.decision) && step.asksPeople()
            && (step.type == StepType::Review || step.type == StepType::Approve);
        const PersonId place = command.onBehalfOf.isEmpty() ? now.actor : command.onBehalfOf;
        if (!isOffered || !mayDecideFinally(place, release, now.directory, now.now))
            return refusal(QStringLiteral("approval.noFinalAuthority"),
                           Text::tr("The authority table does not let you decide finally about this release. Approve "
                                    "your step; the others follow."),
                           ErrorCode::PermissionDenied);
        for (const ApprovalStep &other : line.steps) {
            const bool isNeeded
                = other.type == StepType::Agree || other.type == StepType::Cooperate || other.type == StepType::Check;
            if (isNeeded && request.stateOf(other) != StepState::Done)
                return refusal(QStringLiteral("approval.agreementOpen"),
                               Text::tr("A required agreement or cooperation is still open, so nobody can decide "
                                        "finally. Wait for it."));
        }
    }
    const bool isFinal = isFinalStep(line, step) || command.decidesFinally;
    if (isFinal && isPositive(command.decision) && !request.dissents().isEmpty() && !command.hasReadDissents)
        return refusal(QStringLiteral("approval.dissentUnread"),
                       Text::tr("%n agreement(s) were refused. Read why and say so before you decide.", nullptr,
                                static_cast<int>(request.dissents().size())));
    if (command.decision == Decision::Hold) {
        const QDateTime asked = request.records.value(step.id).askedAt;
        const QDateTime due
            = step.dueHours > 0 ? now.directory.calendar.after(asked, qint64{60} * step.dueHours) : QDateTime();
        const bool isTime
            = command.until.isValid() && command.until > now.now && !(due.isValid() && command.until > due);
        if (!isTime)
            return refusal(QStringLiteral("approval.holdTime"),
                           Text::tr("Say until when you hold it; that may not be later than its deadline."),
                           ErrorCode::InvalidArgument);
    }
    const bool isFirst = std::ranges::none_of(line.steps, [&](const ApprovalStep &other) {
        return other.place < step.place && other.isBlocking(line.allowsAfterwards) && other.asksPeople();
    });
    if (command.decision == Decision::ReturnToPrevious && isFirst)
        return refusal(QStringLiteral("approval.firstStep"),
                       Text::tr("Nobody signs before you. Return it to the drafter instead."),
                       ErrorCode::InvalidArgument);
    return {};
}

//! What follows from a decision besides its record.
QList<ReleaseEvent> consequences(const SignApproval &command, const ApprovalStep &step, const Release &release,
                                 const ApprovalRequest &request, const Circumstances &now)
{
    const PersonId place = command.onBehalfOf.isEmpty() ? now.actor : command.onBehalfOf;
    const bool isGateOfRun = release.state() != ReleaseState::InApproval && release.state() != ReleaseState::Approved;
    if (command.decision == Decision::Withdraw)
        return isGateOfRun ? QList<ReleaseEvent>()
                           : QList<ReleaseEvent>{SignaturesWithdrawn{
                                 {},
                                 Text::tr("%1 took the signature back").arg(now.directory.nameOf(now.actor)),
                                 true,
                                 {{command.task, step.id, place}}}};
    const bool isReturn = command.decision == Decision::Return
        || (command.decision == Decision::Disagree && step.type == StepType::Agree);
    const bool isNegative = isReturn || command.decision == Decision::Reject;
    if (!isNegative || !request.doesEnd(step, place, command.decision))
        return {};
    if (isGateOfRun) // within a run nothing can go back to a draft: the run stops here and its owner decides
        return {TaskFailed{command.task, 0, errorCodeName(ErrorCode::PermissionDenied),
                           Text::tr("%1 did not approve: %2").arg(now.directory.nameOf(now.actor), command.comment)}};
    if (isReturn)
        return {ApprovalReturned{command.task}};
    return {ApprovalRejected{command.task}};
}

} // namespace

Decided decide(const WithdrawRequest &command, const Release &release, const Circumstances &now)
{
    const bool isOpen = release.state() == ReleaseState::InApproval || release.state() == ReleaseState::Preparing;
    if (!isOpen)
        return notNow(release);
    if (release.requestedBy() != now.actor && release.owner() != now.actor)
        return refusal(QStringLiteral("approval.notDrafter"),
                       Text::tr("Only %1, who asked for this approval, or the owner can withdraw it.")
                           .arg(now.directory.nameOf(release.requestedBy())),
                       ErrorCode::PermissionDenied);
    const bool isDecided = std::ranges::any_of(release.approvals(), [](const ApprovalRequest &request) {
        const bool isOpen = request.state == ApprovalState::Active || request.state == ApprovalState::Complete;
        return isOpen && !request.validApprovals().isEmpty();
    });
    if (isDecided)
        return refusal(QStringLiteral("approval.decided"),
                       Text::tr("Somebody has signed already, so the request cannot be withdrawn. Edit the release to "
                                "withdraw signatures, or let the line return it."));
    const bool isAnythingOpen = std::ranges::any_of(release.runs(), [](const TaskRun &run) {
        const bool isWorking = run.state == TaskState::Running && run.claimedBy.isEmpty();
        return isWorking || run.state == TaskState::Unknown;
    });
    if (isAnythingOpen)
        return refusal(QStringLiteral("release.busy"),
                       Text::tr("A task is still running, or nobody knows what became of it. Cancel it, wait for it or "
                                "say what became of it, then withdraw."));
    return QList<ReleaseEvent>{ApprovalWithdrawn{command.reason}};
}

Decided decide(const SignApproval &command, const Release &release, const Circumstances &now)
{
    const ApprovalRequest *const request = release.approval(command.task);
    if (!request)
        return unknownApproval(release);
    const auto delegation = checkActing(command, release, *request, now);
    if (!delegation)
        return failed(delegation);
    if (const auto allowed
        = request->checkMayDecide(now.actor, command.digestSeen, command.decision, command.onBehalfOf, command.step);
        !allowed)
        return failed(allowed);
    const bool isAfter = request->state == ApprovalState::Complete; // 후결, reading: the content may have run meanwhile
    const bool isStill = command.decision == Decision::Read || isAfter;
    if (const Manifest manifest = manifestOf(release); manifest.digest != request->digest && !isStill)
        return refusal(QStringLiteral("approval.contentMoved"),
                       Text::tr("The release is not what was frozen for signing (%1 changed), so nothing was signed.")
                           .arg(manifest.changedParts(release.frozenParts()).join(QStringLiteral(", "))),
                       ErrorCode::Aborted);
    if (needsComment(command.decision) && command.comment.trimmed().isEmpty())
        return refusal(
            QStringLiteral("approval.noComment"),
            Text::tr("Say what has to change. %1 sees this first.").arg(now.directory.nameOf(release.requestedBy())),
            ErrorCode::InvalidArgument);
    const bool isTooLate = command.decision == Decision::Withdraw && release.state() != ReleaseState::InApproval
        && release.state() != ReleaseState::Approved;
    if (isTooLate)
        return refusal(QStringLiteral("approval.started"),
                       Text::tr("The release has started, so a signature cannot be taken back. Stop the release."));
    const PersonId place = command.onBehalfOf.isEmpty() ? now.actor : command.onBehalfOf;
    const ApprovalLine line = request->effectiveLine();
    const QString stepId = request->stepFor(place, command.decision, command.step);
    const ApprovalStep *const step = line.step(stepId);
    if (!step)
        return unknownApproval(release);
    if (const auto fits = checkStepRules(command, *step, release, *request, now); !fits)
        return failed(fits);
    if (const auto proved = checkRecord(command, now.actor, release, now.directory, now.now); !proved)
        return failed(proved);

    ApprovalSigned happened{command.task,      now.actor,       command.decision, command.comment,
                            request->revision, request->digest, step->id};
    happened.meaning = command.decidesFinally ? Meaning::FinalByDelegation : meaningOf(step->type);
    happened.onBehalfOf = command.onBehalfOf;
    happened.delegation = *delegation;
    happened.until = command.until;
    happened.hasReadDissents = command.hasReadDissents;
    happened.record = QString::fromLatin1(command.record.bytes.toBase64());
    happened.signature = QString::fromLatin1(command.record.signature.toBase64());
    happened.key = command.record.key;
    return QList<ReleaseEvent>{happened} + consequences(command, *step, release, *request, now);
}

Decided decide(const ForwardApproval &command, const Release &release, const Circumstances &now)
{
    const ApprovalRequest *const request = release.approval(command.task);
    if (!request)
        return unknownApproval(release);
    const QString stepId = request->stepFor(now.actor, Decision::Approve);
    QString found = stepId;
    for (const Decision each : {Decision::Agree, Decision::Confirm}) {
        if (found.isEmpty())
            found = request->stepFor(now.actor, each);
    }
    const ApprovalLine line = request->effectiveLine();
    const ApprovalStep *const step = line.step(found);
    if (!step)
        return refusal(QStringLiteral("approval.notYourTurn"),
                       Text::tr("Nobody waits for your decision here, so there is nothing to pass on."));
    if (!now.directory.person(command.to))
        return refusal(QStringLiteral("person.unknown"),
                       Text::tr("This workspace does not know “%1”. Choose somebody else.").arg(command.to.value()),
                       ErrorCode::NotFound);
    if (command.reason.trimmed().isEmpty())
        return refusal(QStringLiteral("approval.noComment"), Text::tr("Say why you pass it on."),
                       ErrorCode::InvalidArgument);
    if (request->everybody().contains(command.to)
        || now.directory.naturalPerson(command.to) == now.directory.naturalPerson(now.actor))
        return refusal(
            QStringLiteral("delegation.chain"),
            Text::tr("%1 stands in this line already. Choose somebody else.").arg(now.directory.nameOf(command.to)));
    if (const auto separate = checkSeparation(command.to, *step, line, release, request->requestedBy, now.directory);
        !separate)
        return failed(separate);
    return QList<ReleaseEvent>{ApprovalForwarded{command.task, step->id, now.actor, command.to, command.reason}};
}

Decided decide(const RemindApprovers &command, const Release &release, const Circumstances & /*now*/)
{
    const ApprovalRequest *const request = release.approval(command.task);
    if (!request)
        return unknownApproval(release);
    QList<ReleaseEvent> events;
    for (const ApprovalStep &step : request->openSteps()) {
        if (step.asksPeople())
            events.append(ApprovalReminded{command.task, step.id, request->missingOf(step)});
    }
    return events;
}

} // namespace releasedesk::domain
