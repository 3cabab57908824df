// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_progress.h"

#include "core/domain/approval_rules.h"
#include "core/domain/manifest.h"
#include "core/domain/plan_check.h"

#include <algorithm>

namespace releasedesk::domain {
namespace {

//! A request as it would be, for what its line alone tells.
ApprovalRequest plannedRequest(const Release &release, const Task &task)
{
    ApprovalRequest planned;
    const QJsonObject line = task.parameters[QStringLiteral("line")].toObject();
    if (auto given = fromJson<ApprovalLine>(line); given && !line.isEmpty())
        planned.line = std::move(*given);
    planned.line.allowsAfterwards = release.type() == ReleaseType::Emergency && release.allowsAfterwards();
    planned.approvers = approversOf(task);
    planned.needed = neededOf(task);
    const auto rule = json::fromName<DecisionRule>(task.parameters[QStringLiteral("rule")].toString());
    planned.rule = rule.value_or(DecisionRule::InOrder);
    return planned;
}

} // namespace

int grantedCount(const ApprovalRequest &request)
{
    const ApprovalLine line = request.effectiveLine();
    const auto isWaitedFor = [&](const QString &id) {
        const auto step = std::ranges::find(line.steps, id, &ApprovalStep::id);
        return step != line.steps.end() && step->isBlocking(line.allowsAfterwards) && step->asksPeople()
            && step->type != StepType::AgreeOptional;
    };
    const auto count = std::ranges::count_if(
        request.validApprovals(), [&](const Signature &signature) { return isWaitedFor(request.stepOf(signature)); });
    return std::min(static_cast<int>(count), request.neededCount());
}

QList<PersonId> peopleAskedBy(const Release &release, const Task &task)
{
    if (const ApprovalRequest *const request = release.approval(task.id))
        return request->effectiveLine().people();
    return plannedRequest(release, task).effectiveLine().people();
}

int plannedNeededCount(const Release &release, const Task &task)
{
    return plannedRequest(release, task).neededCount();
}

QList<PersonId> peopleToAsk(const Release &release, const Task &task, const Directory &directory, const QDateTime &now)
{
    const SealedRules rules = rulesNow(release, directory, now);
    const Manifest manifest = manifestOf(release, rules);
    ApprovalRequest planned = plannedRequest(release, task);
    planned.line = rules.lines.value(task.id);
    if (!planned.line.steps.isEmpty())
        planned.approvers = planned.line.people();
    planned.parts = manifest.parts;
    planned.digest = manifest.digest;
    if (const ApprovalRequest *const before = release.approval(task.id))
        planned.signatures = before->signatures;
    const ApprovalLine line = planned.effectiveLine();
    QList<PersonId> people;
    for (const int place : line.places()) {
        for (const ApprovalStep &step : line.steps) {
            const StepState at = planned.stateOf(step);
            if (step.place != place || !step.isBlocking(line.allowsAfterwards) || at == StepState::Done
                || at == StepState::Passed)
                continue;
            for (const PersonId &person : planned.missingOf(step)) {
                if (!people.contains(person))
                    people.append(person);
            }
        }
    }
    return people;
}

std::optional<Signature> sentBack(const Release &release)
{
    std::optional<Signature> found;
    if (release.state() != ReleaseState::Returned && release.state() != ReleaseState::Draft)
        return found;
    for (const ApprovalRequest &request : release.approvals()) {
        const bool isBack = request.state == ApprovalState::Returned || request.state == ApprovalState::Rejected;
        for (const Signature &signature : request.signatures) {
            const bool isNo = signature.decision == Decision::Return || signature.decision == Decision::Disagree
                || signature.decision == Decision::Reject;
            if (isBack && isNo && signature.at >= request.openedAt && (!found || signature.at >= found->at))
                found = signature;
        }
    }
    return found;
}

QStringList partsChangedSince(const Signature &signature, const Release &release, const Directory &directory,
                              const QDateTime &now)
{
    return manifestOf(release, rulesNow(release, directory, now)).changedParts(signature.parts);
}

} // namespace releasedesk::domain
