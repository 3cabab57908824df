// SPDX-License-Identifier: Apache-2.0
#include "core/base/external_url.h"
#include "core/domain/approval_withdrawal.h"
#include "core/domain/change_check.h"
#include "core/domain/plan_edit_words.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CollaborationDecisions)
};

constexpr qsizetype longestText = 4000;
constexpr qsizetype longestName = 200;
constexpr qsizetype longestId = 100;
constexpr qsizetype mostAtOneTask = 200;

//! Anything may be said until the release is closed.
Result<> checkOpen(const Release &release)
{
    const bool isOver = release.state() == ReleaseState::Closed || release.state() == ReleaseState::Discarded;
    if (!release.exists() || isOver)
        return failed(Result<>(notNow(release)));
    return {};
}

Result<> checkTask(const Release &release, const TaskId &task)
{
    if (const auto open = checkOpen(release); !open)
        return open;
    if (release.task(task))
        return {};
    return refusal(QStringLiteral("task.unknown"),
                   Text::tr("This release has no such task any more, so nothing was added to it."),
                   ErrorCode::NotFound);
}

Result<> checkText(const QString &text, const QString &ifEmpty)
{
    if (text.trimmed().isEmpty())
        return refusal(QStringLiteral("text.missing"), ifEmpty, ErrorCode::InvalidArgument);
    if (text.size() > longestText)
        return refusal(
            QStringLiteral("text.long"),
            Text::tr("The text is longer than %1 characters. Shorten it, or attach it as a file.").arg(longestText),
            ErrorCode::InvalidArgument);
    return {};
}

tl::unexpected<Error> tooMany()
{
    return refusal(QStringLiteral("task.tooMuch"),
                   Text::tr("This task holds %1 of them already. Remove one, or use another task.").arg(mostAtOneTask),
                   ErrorCode::ResourceExhausted);
}

//! Of what is said of all tasks of a release together.
template<typename Thing>
Result<> checkRoom(const Release &release, QList<Thing> (Release::*ofTask)(const TaskId &) const, const TaskId &task)
{
    if ((release.*ofTask)(task).size() >= mostAtOneTask)
        return Result<>(tooMany());
    qsizetype all = 0;
    for (const Task &each : release.plan().tasks)
        all += (release.*ofTask)(each.id).size();
    if (all < maxSpoken)
        return {};
    return refusal(QStringLiteral("release.tooMuch"),
                   Text::tr("This release holds %1 of them already, so nothing was added. Remove some.").arg(maxSpoken),
                   ErrorCode::ResourceExhausted);
}

Result<> checkId(const QString &id)
{
    if (!id.isEmpty() && id.size() <= longestId)
        return {};
    return refusal(QStringLiteral("id.invalid"),
                   Text::tr("It needs an id of at most %1 characters, so nothing was recorded. Give it a shorter one.")
                       .arg(longestId),
                   ErrorCode::InvalidArgument);
}

//! Whoever may look may propose, so nobody can fill the record with it.
Result<> checkMayProposeMore(const Release &release, const PersonId &person)
{
    qsizetype open = 0;
    qsizetype all = 0;
    for (const ChangeProposal &each : release.proposals()) {
        all += each.by == person ? 1 : 0;
        open += each.by == person && each.state == ProposalState::Open ? 1 : 0;
    }
    if (open < maxOpenProposals && all < maxProposals)
        return {};
    return refusal(QStringLiteral("change.tooMany"),
                   open >= maxOpenProposals
                       ? Text::tr("%1 of your proposals wait for an answer already. Withdraw one, or wait for it.")
                             .arg(maxOpenProposals)
                       : Text::tr("You have proposed %1 changes of this release, which is the limit. Tell its owner "
                                  "what you would like.")
                             .arg(maxProposals),
                   ErrorCode::ResourceExhausted);
}

Result<> checkAttachment(const Attachment &attachment)
{
    const auto wrong = [](const QString &sentence) {
        return refusal(QStringLiteral("attachment.invalid"), sentence, ErrorCode::InvalidArgument);
    };
    if (attachment.name.trimmed().isEmpty() || attachment.name.size() > longestName)
        return wrong(Text::tr("An attachment needs a name of at most %1 characters.").arg(longestName));
    if (!attachment.isFile()) {
        const auto url = externalUrl(attachment.url);
        return url ? Result<>() : failed(url);
    }
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    if (!hash.match(attachment.sha256).hasMatch() || attachment.bytes < 0)
        return wrong(Text::tr("The file has no checksum, so nobody could tell later whether it is still the same. "
                              "Attach it again."));
    return {};
}

Result<> checkProposable(const Release &release)
{
    if (release.exists() && !release.isOver() && !release.isRollingBack())
        return {};
    return failed(Result<>(notNow(release)));
}

//! The plan with a proposal in it; refuses what does not fit any more or touches what has begun.
Result<Plan> planWith(const Release &release, const QList<PlanEdit> &edits)
{
    Plan plan = release.plan();
    if (const auto applied = applyEdits(plan, edits); !applied)
        return failed(applied);
    if (plan == release.plan())
        return refusal(QStringLiteral("change.none"),
                       Text::tr("The flow is like that already. Change something first."), ErrorCode::InvalidArgument);
    const bool isStarted = release.runNumber() > 0;
    if (const auto open = checkOnlyOpenChanges(release, plan); isStarted && !open)
        return failed(open);
    return plan;
}

const ChangeProposal *openProposal(const Release &release, const QString &id)
{
    const ChangeProposal *const proposal = release.proposal(id);
    return proposal && proposal->state == ProposalState::Open ? proposal : nullptr;
}

tl::unexpected<Error> noProposal()
{
    return refusal(QStringLiteral("change.notOpen"),
                   Text::tr("This proposal has been decided or withdrawn meanwhile. Nothing was changed."),
                   ErrorCode::Aborted);
}

} // namespace

Decided decide(const CommentTask &command, const Release &release, const Circumstances & /*now*/)
{
    if (const auto checked = checkTask(release, command.task); !checked)
        return failed(checked);
    if (const auto checked = checkId(command.id); !checked)
        return failed(checked);
    if (const auto checked = checkText(command.text, Text::tr("There is nothing written. Write the comment first."));
        !checked)
        return failed(checked);
    const QList<TaskComment> present = release.comments(command.task);
    if (std::ranges::find(present, command.id, &TaskComment::id) != present.end())
        return QList<ReleaseEvent>();
    if (const auto room = checkRoom(release, &Release::comments, command.task); !room)
        return failed(room);
    return QList<ReleaseEvent>{TaskCommented{command.task, command.id, command.text.trimmed()}};
}

Decided decide(const RemoveComment &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkOpen(release); !checked)
        return failed(checked);
    const QList<TaskComment> present = release.comments(command.task);
    const auto found = std::ranges::find(present, command.id, &TaskComment::id);
    if (found == present.end())
        return QList<ReleaseEvent>();
    if (found->by != now.actor)
        return refusal(QStringLiteral("comment.notOwn"),
                       Text::tr("Somebody else wrote this, so it stays. Answer with a comment of your own."),
                       ErrorCode::PermissionDenied);
    return QList<ReleaseEvent>{TaskCommentRemoved{command.task, command.id}};
}

Decided decide(const AttachToTask &command, const Release &release, const Circumstances & /*now*/)
{
    if (const auto checked = checkTask(release, command.task); !checked)
        return failed(checked);
    if (const auto checked = checkId(command.attachment.id); !checked)
        return failed(checked);
    if (const auto checked = checkAttachment(command.attachment); !checked)
        return failed(checked);
    const QList<AttachedThing> present = release.attachments(command.task);
    const bool isThere = std::ranges::any_of(
        present, [&](const AttachedThing &thing) { return thing.what.id == command.attachment.id; });
    if (isThere)
        return QList<ReleaseEvent>();
    if (const auto room = checkRoom(release, &Release::attachments, command.task); !room)
        return failed(room);
    return QList<ReleaseEvent>{TaskAttached{command.task, command.attachment}};
}

Decided decide(const DetachFromTask &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkOpen(release); !checked)
        return failed(checked);
    const QList<AttachedThing> present = release.attachments(command.task);
    const auto found
        = std::ranges::find_if(present, [&](const AttachedThing &thing) { return thing.what.id == command.id; });
    if (found == present.end())
        return QList<ReleaseEvent>();
    if (release.state() != ReleaseState::Draft && release.state() != ReleaseState::Returned)
        return refusal(QStringLiteral("attachment.kept"),
                       Text::tr("People were asked to sign with “%1” at hand, so it stays. Attach what replaces it.")
                           .arg(found->what.name));
    if (found->by != now.actor && release.owner() != now.actor)
        return refusal(QStringLiteral("attachment.notOwn"),
                       Text::tr("Somebody else attached this. Ask that person or the owner of the release."),
                       ErrorCode::PermissionDenied);
    return QList<ReleaseEvent>{TaskDetached{command.task, command.id}};
}

Decided decide(const ProposeChange &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkProposable(release); !checked)
        return failed(checked);
    if (release.proposal(command.id))
        return QList<ReleaseEvent>();
    if (const auto checked = checkId(command.id); !checked)
        return failed(checked);
    if (const auto checked = checkText(command.reason, Text::tr("Say why; whoever decides reads it first.")); !checked)
        return failed(checked);
    if (const auto room = checkMayProposeMore(release, now.actor); !room)
        return failed(room);
    const QJsonArray edits = toJsonArray(command.edits);
    if (QJsonDocument(edits).toJson(QJsonDocument::Compact).size() > maxProposalBytes)
        return refusal(QStringLiteral("change.tooLarge"),
                       Text::tr("The change is larger than %1 bytes, which nobody could look through. Propose it in "
                                "parts.")
                           .arg(maxProposalBytes),
                       ErrorCode::InvalidArgument);
    if (const auto plan = planWith(release, command.edits); !plan)
        return failed(plan);
    return QList<ReleaseEvent>{ChangeProposed{command.id, wordsOf(release.plan(), command.edits).join(u'\n'),
                                              command.reason.trimmed(), edits}};
}

Decided decide(const WithdrawProposal &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkOpen(release); !checked)
        return failed(checked);
    const ChangeProposal *const proposal = openProposal(release, command.id);
    if (!proposal)
        return noProposal();
    if (proposal->by != now.actor)
        return refusal(QStringLiteral("change.notOwn"),
                       Text::tr("Somebody else proposed this. The owner of the release can refuse it."),
                       ErrorCode::PermissionDenied);
    return QList<ReleaseEvent>{ChangeDecided{command.id, ProposalState::Withdrawn, {}}};
}

Decided decide(const DecideChange &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkOpen(release); !checked)
        return failed(checked);
    const ChangeProposal *const proposal = openProposal(release, command.id);
    if (!proposal)
        return noProposal();
    if (!command.isAccepted) {
        if (const auto said = checkText(command.note, Text::tr("Say why not; whoever proposed it reads that.")); !said)
            return failed(said);
        return QList<ReleaseEvent>{ChangeDecided{command.id, ProposalState::Refused, command.note.trimmed()}};
    }
    if (!release.isEditable() && !isUnderWay(release))
        return notNow(release);
    if (const auto fits = checkUpToDate(release, *proposal); !fits)
        return failed(fits);
    const auto plan = planWith(release, proposal->edits);
    if (!plan)
        return failed(plan);
    if (const auto kept = checkNotLooser(release.plan(), *plan, now); !kept)
        return failed(kept);
    const QString what = wordsOf(release.plan(), proposal->edits).join(u'\n');
    QList<ReleaseEvent> events{ChangeDecided{command.id, ProposalState::Accepted, command.note.trimmed()},
                               PlanEdited{release.revision() + 1, toJsonArray(proposal->edits), what}};
    const QString reason = Text::tr("%1 accepted a change that %2 proposed")
                               .arg(now.directory.nameOf(now.actor), now.directory.nameOf(proposal->by));
    return editUnderSignatures(release, std::move(events), reason, now);
}

} // namespace releasedesk::domain
