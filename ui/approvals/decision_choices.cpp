// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/decision_choices.h"

#include "core/domain/approval_delegation.h"
#include "core/domain/approval_separation.h"
#include "ui/wording/release_words.h"

namespace releasedesk::ui {

using domain::ApprovalRequest;
using domain::ApprovalStep;
using domain::Decision;

LinePlace placeInLine(const session::Desk &desk, const domain::Release &release, const ApprovalRequest &request,
                      const QDateTime &now)
{
    const PersonId me = desk.person();
    const QList<PersonId> next = request.nextSigners();
    if (next.contains(me))
        return {me, false};
    for (const PersonId &absent : next) {
        if (domain::delegationBetween(desk.directory(), absent, me, now, release.project()))
            return {absent, true};
    }
    return {me, false};
}

QString stepAt(const LinePlace &place, const ApprovalRequest &request, Decision decision)
{
    return request.stepFor(place.person, decision);
}

domain::SignApproval decisionAt(const LinePlace &place, const domain::Release &release, const ApprovalRequest &request,
                                Decision decision, const QString &digestSeen, const QString &comment)
{
    domain::SignApproval command{release.id(), request.task, decision, comment, digestSeen};
    command.step = stepAt(place, request, decision);
    command.onBehalfOf = place.isActing ? place.person : PersonId();
    return command;
}

DecisionChoices choicesAt(const LinePlace &place, const session::Desk &desk, const domain::Release &release,
                          const ApprovalRequest &request, const QDateTime &now)
{
    const auto isOffered = [&](Decision decision) { return !stepAt(place, request, decision).isEmpty(); };
    const auto first = [&](const QList<Decision> &wanted) -> std::optional<Decision> {
        for (const Decision each : wanted) {
            if (isOffered(each))
                return each;
        }
        return std::nullopt;
    };
    DecisionChoices choices;
    const auto agree = first({Decision::Approve, Decision::Agree, Decision::Confirm});
    if (place.isActing)
        choices.actingFor = personName(desk.directory(), place.person);
    for (const Decision each : {Decision::Hold, Decision::ReleaseHold, Decision::ReturnToPrevious, Decision::Object,
                                Decision::Read, Decision::Withdraw}) {
        const bool isLive
            = request.state == domain::ApprovalState::Active || request.state == domain::ApprovalState::Complete;
        if (isLive && isOffered(each))
            choices.more.append(each);
    }
    if (!agree)
        return choices;
    const domain::ApprovalLine line = request.effectiveLine();
    const ApprovalStep *const step = line.step(stepAt(place, request, *agree));
    choices.agree = *agree;
    choices.refuse = first({Decision::Reject, Decision::Disagree});
    choices.mayReturn = isOffered(Decision::Return);
    const bool isFirst = step->place == line.places().value(0);
    if (isFirst)
        choices.more.removeAll(Decision::ReturnToPrevious);
    choices.mayDecideFinally
        = step->mayDecideFinally && domain::mayDecideFinally(place.person, release, desk.directory(), now);
    choices.dissents = step->type == domain::StepType::Approve ? static_cast<int>(request.dissents().size()) : 0;
    return choices;
}

} // namespace releasedesk::ui
