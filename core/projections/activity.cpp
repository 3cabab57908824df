// SPDX-License-Identifier: Apache-2.0
#include "core/projections/activity.h"

#include "core/domain/task_fact.h"
#include "core/projections/approval_words.h"
#include "core/store/release_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::projections {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

//! The words of all events; `what` stays empty where no list shows it.
class Words final : public ApprovalWords
{
public:
    using ApprovalWords::ApprovalWords;
    using ApprovalWords::operator();

    void operator()(const ReleaseCreated & /*event*/)
    {
        say(TaskState::Planned, Text::tr("%1 created %2").arg(m_actor, name()), true);
    }
    void operator()(const PlanEdited &event)
    {
        say(TaskState::Planned,
            event.what.isEmpty() ? Text::tr("%1 changed the flow").arg(m_actor)
                                 : Text::tr("%1 changed the flow: %2").arg(m_actor, event.what));
    }
    void operator()(const DetailsEdited & /*event*/)
    {
        say(TaskState::Planned, Text::tr("%1 changed title, owner or window").arg(m_actor));
    }
    void operator()(const ScopeRefreshed &event)
    {
        const int issues = static_cast<int>(event.snapshot.issues.size());
        say(TaskState::Planned,
            event.scope ? Text::tr("%1 changed where the issues come from: %n issue(s)", nullptr, issues).arg(m_actor)
                        : Text::tr("%1 refreshed the scope: %n issue(s)", nullptr, issues).arg(m_actor));
    }
    void operator()(const NotesEdited & /*event*/)
    {
        say(TaskState::Planned, Text::tr("%1 edited the release notes").arg(m_actor));
    }
    void operator()(const ApprovalRequested &event)
    {
        say(TaskState::Running, Text::tr("%1 asked for approval of plan revision %2").arg(m_actor).arg(event.revision),
            true);
    }
    void operator()(const PreparationFailed &event)
    {
        m_activity.task = event.task;
        say(TaskState::Failed,
            Text::tr("Preparation failed at “%1”; the release is a draft again").arg(title(event.task)), true);
    }
    void operator()(const RevisionFrozen &event)
    {
        say(TaskState::Waiting,
            Text::tr("Plan revision %1 is frozen as %2").arg(event.revision).arg(event.digest.left(12)));
    }
    void operator()(const ReleaseStarted &event)
    {
        m_activity.note = event.outsideWindowReason;
        say(TaskState::Running, Text::tr("%1 started %2").arg(m_actor, name()), true);
    }
    void operator()(const ReleasePaused &event)
    {
        m_activity.note = event.reason;
        say(TaskState::Waiting, Text::tr("%1 paused the release").arg(m_actor), true);
    }
    void operator()(const ReleaseResumed & /*event*/)
    {
        say(TaskState::Running, Text::tr("%1 resumed the release").arg(m_actor), true);
    }
    void operator()(const ReleaseFrozen &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.reason;
        const QString what = event.isWindowOver()
            ? Text::tr("The window of %1 is over, “%2” does not begin").arg(name(), title(event.task))
            : Text::tr("A freeze holds %1 at “%2”").arg(name(), title(event.task));
        say(TaskState::Waiting, what, true);
    }
    void operator()(const ReleaseThawed & /*event*/)
    {
        say(TaskState::Running, Text::tr("%1 goes on, nothing holds it any more").arg(name()), true);
    }
    void operator()(const ReleaseHalted &event)
    {
        m_activity.task = event.task;
        say(TaskState::Failed, Text::tr("%1 halted at “%2”").arg(name(), title(event.task)), true);
    }
    void operator()(const ReleaseCompleted & /*event*/)
    {
        say(TaskState::Succeeded, Text::tr("%1 is released").arg(name()), true);
    }
    void operator()(const ReleaseAborted &event)
    {
        m_activity.note = event.reason;
        say(TaskState::Aborted, Text::tr("%1 aborted %2").arg(m_actor, name()), true);
    }
    void operator()(const ReleaseDiscarded &event)
    {
        m_activity.note = event.reason;
        say(TaskState::Aborted, Text::tr("%1 discarded the draft of %2").arg(m_actor, name()), true);
    }
    void operator()(const ReleaseClosed &event)
    {
        say(event.outcome == u"released"         ? TaskState::Succeeded
                : event.outcome == u"rolledBack" ? TaskState::Compensated
                                                 : TaskState::Aborted,
            Text::tr("%1 closed %2").arg(m_actor, name()));
    }
    void operator()(const RollbackStarted &event)
    {
        m_activity.note = event.reason;
        say(TaskState::Compensated,
            event.isAutomatic ? Text::tr("The rollback of %1 started by itself").arg(name())
                              : Text::tr("%1 rolls %2 back").arg(m_actor, name()),
            true);
    }
    void operator()(const RollbackCompleted & /*event*/)
    {
        say(TaskState::Compensated, Text::tr("%1 is rolled back").arg(name()), true);
    }
    void operator()(const RollbackHalted &event)
    {
        m_activity.task = event.task;
        say(TaskState::Failed, Text::tr("The rollback of %1 halted at “%2”").arg(name(), title(event.task)), true);
    }
    void operator()(const TaskStarted &event)
    {
        m_activity.task = event.task;
        say(TaskState::Running,
            event.attempt > 1 ? Text::tr("“%1” started, attempt %2").arg(title(event.task)).arg(event.attempt)
                              : Text::tr("“%1” started").arg(title(event.task)));
    }
    void operator()(const TaskSucceeded &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.note.isEmpty() ? factOf(event) : event.note;
        say(TaskState::Succeeded,
            event.isByHand ? Text::tr("%1 completed “%2”").arg(m_actor, title(event.task))
                           : Text::tr("“%1” succeeded").arg(title(event.task)));
    }
    void operator()(const TaskFailed &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.message;
        say(TaskState::Failed, Text::tr("“%1” failed").arg(title(event.task)), true);
    }
    void operator()(const TaskOutcomeUnknown &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.message;
        say(TaskState::Waiting, Text::tr("The outcome of “%1” is unknown").arg(title(event.task)), true);
    }
    void operator()(const TaskResolved &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.note;
        if (event.isAbandoned)
            return say(TaskState::Failed,
                       Text::tr("%1 gave up finding out whether “%2” took effect").arg(m_actor, title(event.task)));
        say(event.happened ? TaskState::Succeeded : TaskState::Failed,
            event.happened ? Text::tr("%1 said that “%2” took effect").arg(m_actor, title(event.task))
                           : Text::tr("%1 said that “%2” took no effect").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskRetried &event)
    {
        m_activity.task = event.task;
        say(TaskState::Ready, Text::tr("“%1” is tried again").arg(title(event.task)));
    }
    void operator()(const TaskSkipped &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.reason;
        say(TaskState::Skipped, Text::tr("“%1” was skipped").arg(title(event.task)));
    }
    void operator()(const TaskClaimed &event)
    {
        m_activity.task = event.task;
        say(TaskState::Running, Text::tr("%1 took on “%2”").arg(m_directory.nameOf(event.by), title(event.task)));
    }
    void operator()(const TaskCancelled &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.reason;
        say(TaskState::Aborted, Text::tr("“%1” was cancelled").arg(title(event.task)));
    }
    void operator()(const TaskCompensated &event)
    {
        m_activity.task = event.task;
        say(TaskState::Compensated, Text::tr("“%1” was taken back").arg(title(event.task)));
    }

    void operator()(const RerunConfirmed &event)
    {
        m_activity.note = event.note;
        say(TaskState::Ready, Text::tr("%1 agreed to another run of %2").arg(m_actor, name()), true);
    }
    void operator()(const TaskHandedOver &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.note;
        say(TaskState::Waiting,
            event.to.isEmpty()
                ? Text::tr("%1 gave “%2” back").arg(m_actor, title(event.task))
                : Text::tr("%1 handed “%2” to %3").arg(m_actor, title(event.task), m_directory.nameOf(event.to)));
    }
    void operator()(const TaskPerformed &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.note;
        say(TaskState::Waiting, Text::tr("%1 did “%2”, which is to be confirmed").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskNotConfirmed &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.note;
        say(TaskState::Waiting, Text::tr("%1 did not confirm “%2”").arg(m_actor, title(event.task)), true);
    }
    void operator()(const TaskCompletedInAdvance &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.reason;
        say(TaskState::Succeeded, Text::tr("%1 completed “%2” in advance").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskReopened &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.reason;
        say(TaskState::Planned, Text::tr("%1 opened “%2” again").arg(m_actor, title(event.task)));
    }
    void operator()(const TasksReset &event)
    {
        m_activity.note = event.reason;
        say(TaskState::Planned,
            Text::tr("%1 lets %n task(s) run again", nullptr, static_cast<int>(event.tasks.size())).arg(m_actor), true);
    }
    void operator()(const TaskHeld &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.reason;
        say(TaskState::Waiting, Text::tr("%1 holds “%2” back").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskHoldReleased &event)
    {
        m_activity.task = event.task;
        say(TaskState::Planned, Text::tr("%1 holds “%2” back no longer").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskSilent &event)
    {
        m_activity.task = event.task;
        say(TaskState::Running, Text::tr("“%1” has not been heard of for a while").arg(title(event.task)), true);
    }
    void operator()(const TaskHeard &event)
    {
        m_activity.task = event.task;
        say(TaskState::Running, Text::tr("“%1” was heard of again").arg(title(event.task)));
    }

    void operator()(const TaskCommented &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.text;
        say(TaskState::Planned, Text::tr("%1 commented on “%2”").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskCommentRemoved &event)
    {
        m_activity.task = event.task;
        say(TaskState::Planned, Text::tr("%1 took a comment on “%2” back").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskAttached &event)
    {
        m_activity.task = event.task;
        m_activity.note = event.attachment.name;
        say(TaskState::Planned, Text::tr("%1 attached something to “%2”").arg(m_actor, title(event.task)));
    }
    void operator()(const TaskDetached &event)
    {
        m_activity.task = event.task;
        say(TaskState::Planned, Text::tr("%1 removed an attachment of “%2”").arg(m_actor, title(event.task)));
    }
    void operator()(const ChangeProposed &event)
    {
        m_activity.note = event.reason;
        say(TaskState::Waiting, Text::tr("%1 proposes a change: %2").arg(m_actor, event.what), true);
    }
    void operator()(const ChangeDecided &event)
    {
        m_activity.note = event.note;
        const ChangeProposal *const proposal = m_release.proposal(event.id);
        const QString what = proposal ? proposal->what : QString();
        switch (event.outcome) {
        case ProposalState::Open:
            return;
        case ProposalState::Accepted:
            return say(TaskState::Succeeded, Text::tr("%1 accepted a proposed change: %2").arg(m_actor, what), true);
        case ProposalState::Refused:
            return say(TaskState::Failed, Text::tr("%1 refused a proposed change: %2").arg(m_actor, what), true);
        case ProposalState::Withdrawn:
            return say(TaskState::Aborted, Text::tr("%1 withdrew a proposed change: %2").arg(m_actor, what));
        }
    }

    // Said by the task beside it.
    void operator()(const TaskReady & /*event*/) {}
    void operator()(const TaskWaiting & /*event*/) {}
    void operator()(const TaskItemTicked & /*event*/) {}

private:
    QString factOf(const TaskSucceeded &event) const
    {
        const Task *const task = m_release.plan().task(event.task);
        if (!task || event.isByHand)
            return event.summary;
        const QList<Attempt> attempts = m_release.run(event.task).attempts;
        const auto own = std::ranges::find(attempts, event.attempt, &Attempt::number);
        const QJsonObject resolved = own == attempts.end() ? QJsonObject() : own->parameters;
        return domain::factOf(task->kind, resolved.isEmpty() ? task->parameters : resolved, event.output,
                              event.summary);
    }
};

} // namespace

std::optional<Activity> activityOf(const store::RecordedEvent &event, const domain::Release &release,
                                   const domain::Directory &directory)
{
    const Result<ReleaseEvent> decoded = store::decodeReleaseEvent(event.event);
    if (!decoded)
        return std::nullopt;
    Words words(release, directory, event.actor);
    std::visit(words, *decoded);
    Activity activity = words.take();
    if (activity.what.isEmpty())
        return std::nullopt;
    activity.position = event.position;
    activity.at = event.at;
    activity.release = release.id();
    activity.actor = event.actor;
    return activity;
}

} // namespace releasedesk::projections
