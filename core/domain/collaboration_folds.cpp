// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release.h"

#include <algorithm>

//! What people add beside the content of a release.

namespace releasedesk::domain {

void Release::on(const TaskCommented &event, const When &when)
{
    m_comments[event.task].append({event.id, when.actor, when.at, event.text});
}

void Release::on(const TaskCommentRemoved &event, const When & /*when*/)
{
    m_comments[event.task].removeIf([&](const TaskComment &comment) { return comment.id == event.id; });
}

void Release::on(const TaskAttached &event, const When &when)
{
    m_attachments[event.task].append({event.attachment, when.actor, when.at});
}

void Release::on(const TaskDetached &event, const When & /*when*/)
{
    m_attachments[event.task].removeIf([&](const AttachedThing &thing) { return thing.what.id == event.id; });
}

void Release::on(const ChangeProposed &event, const When &when)
{
    ChangeProposal proposal{event.id, when.actor, when.at, event.what, event.reason, {}};
    for (const auto &json : event.edits) {
        if (const Result<PlanEdit> edit = planEditFromJson(json.toObject()))
            proposal.edits.append(*edit);
        else
            proposal.isReadable = false;
    }
    proposal.base = m_plan;
    m_proposals.append(proposal);
}

void Release::on(const ChangeDecided &event, const When &when)
{
    for (ChangeProposal &proposal : m_proposals) {
        if (proposal.id != event.id)
            continue;
        proposal.state = event.outcome;
        proposal.decidedBy = when.actor;
        proposal.decidedAt = when.at;
        proposal.note = event.note;
        proposal.base = {};
        proposal.revision = event.outcome == ProposalState::Accepted ? m_revision + 1 : 0;
    }
}

const ChangeProposal *Release::proposal(const QString &id) const
{
    const auto found = std::ranges::find(m_proposals, id, &ChangeProposal::id);
    return found == m_proposals.end() ? nullptr : &*found;
}

bool Release::hasBegun(const TaskId &task) const
{
    const TaskRun &known = run(task);
    const bool isUntouched = known.state == TaskState::Planned || known.state == TaskState::Ready
        || (known.state == TaskState::Waiting && known.waitReason != WaitReason::Verification);
    const ApprovalRequest *const request = approval(task);
    const bool isAsked
        = request && (request->state == ApprovalState::Active || request->state == ApprovalState::Complete);
    const bool isHandled = known.startedAt.isValid() || !known.ticks.isEmpty(); // also where it was handed over since
    return !isUntouched || isAsked || isHandled || known.attempt() > 0 || m_earlierRuns.contains(task);
}

} // namespace releasedesk::domain
