// SPDX-License-Identifier: Apache-2.0
#include "core/engine/command_authority.h"

namespace releasedesk::engine {
namespace {

using namespace domain;
using access::Action;

template<typename Command, typename... Others>
constexpr bool isOneOf = (std::is_same_v<Command, Others> || ...);

Action actionOf(const CreateRelease & /*command*/)
{
    return Action::CreateRelease;
}
Action actionOf(const EditPlan & /*command*/)
{
    return Action::EditPlan;
}
Action actionOf(const EditDetails & /*command*/)
{
    return Action::EditPlan;
}
Action actionOf(const RefreshScope & /*command*/)
{
    return Action::EditPlan;
}
Action actionOf(const EditNotes & /*command*/)
{
    return Action::EditNotes;
}
Action actionOf(const RequestApproval & /*command*/)
{
    return Action::RequestApproval;
}
Action actionOf(const WithdrawRequest & /*command*/)
{
    return Action::RequestApproval;
}
Action actionOf(const SignApproval & /*command*/)
{
    return Action::SignApproval;
}
Action actionOf(const StartRelease & /*command*/)
{
    return Action::StartRelease;
}
Action actionOf(const PauseRelease & /*command*/)
{
    return Action::StartRelease;
}
Action actionOf(const ResumeRelease & /*command*/)
{
    return Action::StartRelease;
}
Action actionOf(const AbortRelease & /*command*/)
{
    return Action::AbortRelease;
}
Action actionOf(const DiscardRelease & /*command*/)
{
    return Action::DiscardRelease;
}
Action actionOf(const CloseRelease & /*command*/)
{
    return Action::CloseRelease;
}
Action actionOf(const RollBack & /*command*/)
{
    return Action::RollBackRelease;
}
Action actionOf(const RetryTask & /*command*/)
{
    return Action::SteerTask;
}
Action actionOf(const SkipTask & /*command*/)
{
    return Action::SkipTask;
}
Action actionOf(const ClaimTask & /*command*/)
{
    return Action::WorkOnTask;
}
Action actionOf(const CompleteTask & /*command*/)
{
    return Action::WorkOnTask;
}
Action actionOf(const TickItem & /*command*/)
{
    return Action::WorkOnTask;
}
Action actionOf(const ResolveUnknown & /*command*/)
{
    return Action::SteerTask;
}
Action actionOf(const CancelTask & /*command*/)
{
    return Action::SteerTask;
}

Action actionOf(const ForwardApproval & /*command*/)
{
    return Action::SignApproval;
}
Action actionOf(const RemindApprovers & /*command*/)
{
    return Action::RequestApproval;
}
Action actionOf(const KeepApprovalTime & /*command*/)
{
    return Action::KeepRecord;
}
Action actionOf(const RecordApprovalCheck & /*command*/)
{
    return Action::KeepRecord;
}
Action actionOf(const HandOverTask & /*command*/)
{
    return Action::WorkOnTask;
}
Action actionOf(const ConfirmTask & /*command*/)
{
    return Action::WorkOnTask;
}
Action actionOf(const CompleteInAdvance & /*command*/)
{
    return Action::WorkOnTask;
}
Action actionOf(const ReopenTask & /*command*/)
{
    return Action::SteerTask;
}
Action actionOf(const RestartFrom & /*command*/)
{
    return Action::StartRelease;
}
Action actionOf(const ConfirmRerun & /*command*/)
{
    return Action::SignApproval;
}
Action actionOf(const HoldTask & /*command*/)
{
    return Action::StartRelease;
}
Action actionOf(const ReleaseHold & /*command*/)
{
    return Action::StartRelease;
}

template<typename Command>
    requires isOneOf<Command, CommentTask, RemoveComment, AttachToTask, DetachFromTask, ProposeChange, WithdrawProposal>
Action actionOf(const Command & /*command*/)
{
    return Action::TakePart;
}
Action actionOf(const DecideChange & /*command*/)
{
    return Action::EditPlan;
}

template<typename Command>
access::Subject subjectOf(const Command &command, const Release &release, const PersonId &actor)
{
    access::Subject subject{release.owner()};
    if constexpr (requires { command.task; }) {
        if (const ApprovalRequest *const request = release.approval(command.task))
            subject.approvers = request->everybody();
        if (const Task *const task = release.task(command.task))
            subject.performer = std::is_same_v<Command, ConfirmTask> ? task->verifier : task->performer;
    }
    if constexpr (std::is_same_v<Command, ConfirmRerun>) {
        for (const ApprovalRequest &request : release.approvals())
            subject.approvers += request.everybody();
    }
    // Whether the actor really acts for an asked person is decided with the calendar, in decide().
    if constexpr (requires { command.onBehalfOf; }) {
        if (subject.approvers.contains(command.onBehalfOf))
            subject.approvers.append(actor);
    }
    return subject;
}

} // namespace

Result<> authorizeCommand(const ReleaseCommand &command, const Release &release, const access::Actor &actor)
{
    return std::visit(
        [&](const auto &each) { return access::authorize(actor, actionOf(each), subjectOf(each, release, actor.id)); },
        command);
}

} // namespace releasedesk::engine
