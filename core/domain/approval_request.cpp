// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_request.h"

#include "core/base/sabotage.h"
#include "core/domain/approval_event.h"

#include <algorithm>

namespace releasedesk::domain {
namespace {

//! Parts that everybody answers for.
const QStringList &alwaysInView()
{
    static const QStringList parts{QStringLiteral("core"), QStringLiteral("line"), QStringLiteral("policy")};
    return parts;
}

bool isAsked(const ApprovalStep &step, const PersonId &person)
{
    return std::ranges::any_of(step.terms, [&](const StepTerm &term) { return term.people.contains(person); });
}

bool isStill(const ApprovalStep &step)
{
    return step.type == StepType::Informed || step.type == StepType::Receive;
}

} // namespace

Meaning meaningOf(StepType type)
{
    switch (type) {
    case StepType::Review:
        return Meaning::Reviewed;
    case StepType::Agree:
    case StepType::AgreeOptional:
        return Meaning::Agreed;
    case StepType::Cooperate:
        return Meaning::Cooperated;
    case StepType::Afterwards:
        return Meaning::Afterwards;
    case StepType::Informed:
    case StepType::Receive:
        return Meaning::Informed;
    case StepType::Approve:
    case StepType::Check:
        break;
    }
    return Meaning::Approved;
}

ApprovalLine ApprovalRequest::effectiveLine() const
{
    ApprovalLine all = line.steps.isEmpty() ? lineOf(approvers, rule, needed) : line;
    for (ApprovalStep &step : all.steps) {
        const PersonId added = records.value(step.id).escalatedTo;
        if (added.isEmpty())
            continue;
        for (StepTerm &term : step.terms) {
            if (!term.people.contains(added))
                term.people.append(added);
        }
    }
    return all;
}

QStringList ApprovalRequest::viewOf(const ApprovalStep &step) const
{
    if (step.view.isEmpty())
        return parts.keys();
    QStringList view;
    for (const QString &part : parts.keys()) {
        if (step.view.contains(part) || alwaysInView().contains(part))
            view.append(part);
    }
    return view;
}

bool ApprovalRequest::doesCount(const Signature &signature) const
{
    if (signature.isWithdrawn && !RD_SABOTAGED("withdrawn-counts"))
        return false;
    if (signature.parts.isEmpty() || parts.isEmpty())
        return signature.digest == digest;
    const ApprovalLine all = effectiveLine();
    const ApprovalStep *const step = all.step(stepOf(signature));
    if (!step)
        return false;
    return std::ranges::all_of(viewOf(*step), [&](const QString &part) {
        return signature.parts.value(part) == parts.value(part) && signature.parts.contains(part);
    });
}

QString ApprovalRequest::stepOf(const Signature &signature) const
{
    if (!signature.step.isEmpty())
        return signature.step;
    const ApprovalLine all = effectiveLine();
    for (const ApprovalStep &step : all.steps) {
        if (isAsked(step, signature.countsFor()))
            return step.id;
    }
    return {};
}

QSet<PersonId> ApprovalRequest::signedFor(const ApprovalStep &step) const
{
    QSet<PersonId> people;
    for (const Signature &signature : signatures) {
        if (isPositive(signature.decision) && stepOf(signature) == step.id && doesCount(signature))
            people.insert(signature.countsFor());
    }
    return people;
}

QList<Signature> ApprovalRequest::validApprovals() const
{
    const QList<PersonId> asked = effectiveLine().people();
    QList<Signature> valid;
    std::ranges::copy_if(signatures, std::back_inserter(valid), [&](const Signature &signature) {
        return isPositive(signature.decision) && doesCount(signature) && asked.contains(signature.countsFor());
    });
    return valid;
}

int ApprovalRequest::neededCount() const
{
    const ApprovalLine all = effectiveLine();
    int count = 0;
    for (const ApprovalStep &step : all.steps) {
        const bool isWaitedFor
            = step.isBlocking(all.allowsAfterwards) && step.asksPeople() && step.type != StepType::AgreeOptional;
        if (!isWaitedFor || step.terms.isEmpty())
            continue;
        int least = 0;
        int always = 0;
        for (const StepTerm &term : step.terms) {
            const int needs = std::max(1, term.needed);
            if (term.isMandatory || step.join == TermJoin::All)
                always += needs;
            else
                least = least == 0 ? needs : std::min(least, needs);
        }
        count += always + least;
    }
    return std::max(1, count);
}

std::optional<Signature> ApprovalRequest::finalDecision() const
{
    for (const Signature &signature : signatures) {
        if (signature.meaning == Meaning::FinalByDelegation && isPositive(signature.decision) && doesCount(signature))
            return signature;
    }
    return std::nullopt;
}

QList<Signature> ApprovalRequest::dissents() const
{
    const ApprovalLine all = effectiveLine();
    QList<Signature> found;
    for (const Signature &signature : signatures) {
        const ApprovalStep *const step = all.step(stepOf(signature));
        const bool isOptional = step && step->type == StepType::AgreeOptional;
        if (isOptional && signature.decision == Decision::Disagree && doesCount(signature))
            found.append(signature);
    }
    return found;
}

StepState ApprovalRequest::stateOf(const ApprovalStep &step) const
{
    const StepRecord record = records.value(step.id);
    if (step.type == StepType::Check && record.checkPassed.value_or(false))
        return StepState::Done;
    if (step.type != StepType::Check && isQuorum(step, signedFor(step)))
        return StepState::Done;
    const bool isDissented = step.type == StepType::AgreeOptional
        && std::ranges::any_of(dissents(), [&](const Signature &each) { return stepOf(each) == step.id; });
    if (record.isLapsed || record.isUnanswered || isDissented)
        return StepState::Passed;
    if (const auto decided = finalDecision(); decided && stepOf(*decided) != step.id && !isStill(step)
        && step.type != StepType::Agree && step.type != StepType::Cooperate && step.type != StepType::Check)
        return StepState::Passed;
    const bool isEmpty
        = step.asksPeople() && (step.terms.isEmpty() || std::ranges::any_of(step.terms, [](const StepTerm &term) {
                                    return term.people.size() < std::max(1, term.needed);
                                }));
    if (isEmpty && step.join == TermJoin::All)
        return StepState::Blocked;
    if (!record.heldBy.isEmpty())
        return StepState::Held;
    return StepState::Open;
}

QList<ApprovalStep> ApprovalRequest::openSteps() const
{
    QList<ApprovalStep> open;
    if (state != ApprovalState::Active)
        return open;
    const ApprovalLine all = effectiveLine();
    for (const int place : all.places()) {
        for (const ApprovalStep &step : all.steps) {
            if (step.place != place || !step.isBlocking(all.allowsAfterwards))
                continue;
            const StepState at = stateOf(step);
            if (at != StepState::Done && at != StepState::Passed)
                open.append(step);
        }
        if (!open.isEmpty())
            return open;
    }
    return open;
}

QList<PersonId> ApprovalRequest::missingOf(const ApprovalStep &step) const
{
    const QSet<PersonId> done = signedFor(step);
    QList<PersonId> missing;
    for (const StepTerm &term : step.terms) {
        for (const PersonId &person : term.people) {
            if (!done.contains(person) && !missing.contains(person))
                missing.append(person);
        }
    }
    return missing;
}

QList<PersonId> ApprovalRequest::nextSigners() const
{
    QList<PersonId> people;
    for (const ApprovalStep &step : openSteps()) {
        const StepRecord record = records.value(step.id);
        for (const PersonId &person : missingOf(step)) {
            const bool isFree = record.heldBy.isEmpty() || record.heldBy == person || record.escalatedTo == person;
            if (isFree && !people.contains(person))
                people.append(person);
        }
    }
    return people;
}

QList<PersonId> ApprovalRequest::everybody() const
{
    QList<PersonId> people;
    const ApprovalLine all = effectiveLine();
    for (const ApprovalStep &step : all.steps) {
        for (const StepTerm &term : step.terms) {
            for (const PersonId &person : term.people) {
                if (!people.contains(person))
                    people.append(person);
            }
        }
        for (const Forward &forward : records.value(step.id).forwards) {
            if (!people.contains(forward.to))
                people.append(forward.to);
        }
    }
    return people;
}

bool ApprovalRequest::isComplete() const
{
    const ApprovalLine all = effectiveLine();
    bool isDecided = false;
    for (const ApprovalStep &step : all.steps) {
        const StepState at = stateOf(step);
        if (step.isBlocking(all.allowsAfterwards) && at != StepState::Done && at != StepState::Passed)
            return false;
        isDecided = isDecided || (step.type == StepType::Approve && at == StepState::Done);
    }
    return isDecided || finalDecision().has_value();
}

bool ApprovalRequest::doesEnd(const ApprovalStep &step, const PersonId &person, Decision decision) const
{
    QSet<PersonId> others;
    bool isMandatory = false;
    for (const StepTerm &term : step.terms) {
        isMandatory = isMandatory || (term.isMandatory && term.people.contains(person));
        others.unite(QSet<PersonId>(term.people.begin(), term.people.end()));
    }
    others.remove(person);
    for (const Signature &signature : signatures) {
        const bool isNegative = signature.decision == Decision::Return || signature.decision == Decision::Reject
            || signature.decision == Decision::Disagree;
        if (isNegative && stepOf(signature) == step.id && doesCount(signature))
            others.remove(signature.countsFor());
    }
    return (isMandatory && decision == Decision::Reject) || !isQuorum(step, others);
}

std::optional<QStringList> ApprovalRequest::changedSince(const PersonId &person) const
{
    const Signature *last = nullptr;
    for (const Signature &signature : signatures) {
        if (signature.person == person && isPositive(signature.decision))
            last = &signature;
    }
    if (!last)
        return std::nullopt;
    QStringList changed;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (last->parts.value(part.key()) != part.value())
            changed.append(part.key());
    }
    return changed;
}

} // namespace releasedesk::domain
