// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_stamps.h"

#include "core/domain/approval_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalStamps)
};

Mark markOf(const Signature &signature, const ApprovalStep &step, bool isLapsed)
{
    switch (signature.decision) {
    case Decision::Return:
        return Mark::Returned;
    case Decision::Reject:
        return Mark::Rejected;
    case Decision::Disagree:
        return Mark::Disagreed;
    case Decision::Hold:
        return Mark::Held;
    case Decision::ReturnToPrevious:
        return Mark::ReturnedToPrevious;
    case Decision::Object:
        return Mark::Objected;
    case Decision::Read:
        return step.type == StepType::Receive ? Mark::Received
            : step.type == StepType::Informed ? Mark::Read
                                              : Mark::ReadLater;
    case Decision::ReleaseHold:
    case Decision::Withdraw:
        return Mark::Waiting;
    case Decision::Approve:
    case Decision::Agree:
    case Decision::Confirm:
        break;
    }
    if (isLapsed || signature.meaning == Meaning::Afterwards)
        return Mark::DecidedAfterwards;
    switch (signature.meaning) {
    case Meaning::Reviewed:
        return Mark::Reviewed;
    case Meaning::Agreed:
        return Mark::Agreed;
    case Meaning::Cooperated:
        return Mark::Cooperated;
    case Meaning::FinalByDelegation:
        return Mark::FinalByDelegation;
    default:
        return Mark::Approved;
    }
}

//! What stands for somebody who has said nothing.
Mark silentMark(const ApprovalStep &step, const ApprovalRequest &request, bool isTurn)
{
    const StepRecord record = request.records.value(step.id);
    if (step.type == StepType::Informed)
        return Mark::Informed;
    if (step.type == StepType::Receive)
        return Mark::Receiving;
    if (record.isUnanswered)
        return Mark::Unanswered;
    if (record.isLapsed)
        return Mark::Lapsed;
    const auto final = request.finalDecision();
    if (final && request.stepOf(*final) != step.id && step.type != StepType::Afterwards)
        return Mark::Skipped;
    if (step.type == StepType::Afterwards && request.effectiveLine().allowsAfterwards)
        return Mark::Afterwards;
    return isTurn ? Mark::Waiting : Mark::Planned;
}

//! The last thing somebody said at a step that is not superseded by taking it back; the last word counts.
const Signature *lastWord(const ApprovalRequest &request, const ApprovalStep &step, const PersonId &place)
{
    const Signature *found = nullptr;
    for (const Signature &signature : request.signatures) {
        const bool isHis = signature.countsFor() == place && request.stepOf(signature) == step.id;
        const bool isWord = signature.decision != Decision::Withdraw && signature.decision != Decision::ReleaseHold;
        // 후열: that the absent person read it later does not take the place of what was signed for that person.
        const bool isReadLater = found && signature.decision == Decision::Read && !found->onBehalfOf.isEmpty();
        if (isHis && isWord && !isReadLater)
            found = &signature;
    }
    return found;
}

//! A no from before the request was made again (재상신): it was answered by that, and the person is asked anew. What
//! was said against an optional agreement stands.
bool isAnswered(const Signature &word, const ApprovalStep &step, const ApprovalRequest &request)
{
    const bool isNo = !isPositive(word.decision) && word.decision != Decision::Read;
    const bool isStanding = word.decision == Decision::Disagree && step.type == StepType::AgreeOptional;
    return isNo && !isStanding && word.at < request.openedAt;
}

Stamp stampOf(const ApprovalRequest &request, const ApprovalStep &step, const PersonId &person, bool isTurn)
{
    Stamp stamp{step.id, step.type, step.title, person};
    const StepRecord record = request.records.value(step.id);
    const Signature *const word = lastWord(request, step, person);
    const bool isHoldOver = word && word->decision == Decision::Hold && record.heldBy != person;
    const bool isOld = word && isPositive(word->decision) && !request.doesCount(*word);
    const bool isRejectionOver = isOld && word->at < request.openedAt && word->isWithdrawn
        && request.changedSince(word->person).value_or(QStringList{QString()}).isEmpty();
    const bool isReturnOver = word && word->decision == Decision::ReturnToPrevious && isTurn;
    if (!word || isHoldOver || isReturnOver || isRejectionOver || isAnswered(*word, step, request)) {
        stamp.mark = silentMark(step, request, isTurn);
        return stamp;
    }
    stamp.at = word->at;
    stamp.comment = word->comment;
    stamp.actedBy = word->onBehalfOf.isEmpty() ? PersonId() : word->person;
    stamp.isWithdrawn = isOld;
    stamp.mark = isOld ? silentMark(step, request, isTurn) : markOf(*word, step, record.isLapsed);
    return stamp;
}

} // namespace

QList<Stamp> stampsOf(const Release &release, const ApprovalRequest &request)
{
    QList<Stamp> stamps;
    const PersonId drafter = request.requestedBy.isEmpty() ? release.owner() : request.requestedBy;
    stamps.append({{}, StepType::Approve, {}, drafter, {}, Mark::Drafted, request.openedAt});
    const ApprovalLine line = request.effectiveLine();
    const QList<ApprovalStep> open = request.openSteps();
    QList<ApprovalStep> steps = line.steps;
    std::ranges::sort(steps, [](const ApprovalStep &a, const ApprovalStep &b) {
        return std::tie(a.place, a.id) < std::tie(b.place, b.id);
    });
    for (const ApprovalStep &step : steps) {
        const bool isTurn = std::ranges::any_of(open, [&](const ApprovalStep &each) { return each.id == step.id; });
        if (step.type == StepType::Check) {
            const StepRecord record = request.records.value(step.id);
            const Mark mark = !record.checkPassed ? isTurn ? Mark::Waiting : Mark::Planned
                : *record.checkPassed             ? Mark::CheckPassed
                                                  : Mark::CheckFailed;
            stamps.append({step.id, step.type, step.title, {}, {}, mark, record.checkedAt, record.checkEvidence});
            continue;
        }
        QList<PersonId> people;
        for (const StepTerm &term : step.terms) {
            for (const PersonId &person : term.people) {
                if (!people.contains(person))
                    people.append(person);
            }
        }
        if (people.isEmpty())
            stamps.append({step.id, step.type, step.title, {}, {}, Mark::Blocked});
        const bool isQuorumReached = request.stateOf(step) == StepState::Done;
        for (const PersonId &person : people) {
            if (isQuorumReached && !lastWord(request, step, person))
                continue; // the others of a group need not sign any more
            stamps.append(stampOf(request, step, person, isTurn));
        }
    }
    return stamps;
}

QList<Stamp> plannedStamps(const Release &release, const Task &task, const Directory &directory, const QDateTime &now)
{
    ApprovalRequest planned;
    planned.task = task.id;
    planned.state = ApprovalState::Withdrawn; // nobody is asked yet
    planned.requestedBy = release.owner();
    planned.line = resolvedLine(task, release, directory, now);
    QList<Stamp> stamps = stampsOf(release, planned);
    stamps.first().mark = Mark::Planned;
    return stamps;
}

QString markName(Mark mark)
{
    switch (mark) {
    case Mark::Planned:
        return {};
    case Mark::Waiting:
        return Text::tr("Asked");
    case Mark::Drafted:
        return Text::tr("Drafted");
    case Mark::Reviewed:
        return Text::tr("Reviewed");
    case Mark::Approved:
        return Text::tr("Approved");
    case Mark::Agreed:
        return Text::tr("Agreed");
    case Mark::Disagreed:
        return Text::tr("Disagreed");
    case Mark::Unanswered:
        return Text::tr("No answer");
    case Mark::Cooperated:
        return Text::tr("Cooperated");
    case Mark::FinalByDelegation:
    case Mark::Skipped:
        return Text::tr("Final by delegation");
    case Mark::Afterwards:
    case Mark::DecidedAfterwards:
        return Text::tr("Afterwards");
    case Mark::Objected:
        return Text::tr("Objected afterwards");
    case Mark::Lapsed:
        return Text::tr("Deadline passed, afterwards");
    case Mark::Held:
        return Text::tr("On hold");
    case Mark::Returned:
        return Text::tr("Returned for changes");
    case Mark::ReturnedToPrevious:
        return Text::tr("Returned to the step before");
    case Mark::Rejected:
        return Text::tr("Rejected");
    case Mark::Informed:
        return Text::tr("Informed");
    case Mark::Read:
        return Text::tr("Read");
    case Mark::Receiving:
        return Text::tr("Receives the result");
    case Mark::Received:
        return Text::tr("Received");
    case Mark::ReadLater:
        return Text::tr("Read later");
    case Mark::CheckPassed:
        return Text::tr("Check passed");
    case Mark::CheckFailed:
        return Text::tr("Check failed");
    case Mark::Blocked:
        return Text::tr("Asks no one");
    }
    return {};
}

QString actingName()
{
    return Text::tr("Acting");
}

} // namespace releasedesk::domain
