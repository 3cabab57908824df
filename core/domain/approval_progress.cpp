// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_progress.h"

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

} // namespace releasedesk::domain
