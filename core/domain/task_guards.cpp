// SPDX-License-Identifier: Apache-2.0
#include "core/domain/task_guards.h"

#include "core/domain/rollback_plan.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskDecisions)
};

} // namespace

bool mayMove(const Release &release, const TaskId &run)
{
    const bool isBeingSigned
        = release.state() == ReleaseState::Preparing || release.state() == ReleaseState::InApproval;
    if (release.isAmended() && isBeingSigned && !release.isPreparation(run))
        return false; // it may come elsewhere in the flow that is being signed
    return release.isLive() && release.isCurrent(run);
}

const Task *taskOf(const Release &release, const TaskId &run)
{
    const TaskId restored = restoredTaskOf(run);
    return release.task(restored.isEmpty() ? run : restored);
}

bool isDoneByPeople(const Task &task)
{
    return automationOf(task.kind) == Automation::Person;
}

tl::unexpected<Error> unknownTask(const Release &release, const TaskId &run)
{
    if (!release.exists())
        return notNow(release);
    return refusal(QStringLiteral("task.unknown"), Text::tr("This release has no task “%1”.").arg(run.value()),
                   ErrorCode::NotFound);
}

tl::unexpected<Error> taskNotNow(const Task &task)
{
    return refusal(QStringLiteral("task.state"),
                   Text::tr("“%1” is not in a state that allows this. Nothing was changed.").arg(task.title));
}

Result<> checkSaid(const QString &reason, const QString &whatToSay)
{
    if (!reason.trimmed().isEmpty())
        return {};
    return refusal(QStringLiteral("task.noReason"),
                   whatToSay.isEmpty() ? Text::tr("Say why; the reason stays in the history.") : whatToSay,
                   ErrorCode::InvalidArgument);
}

TaskSucceeded doneByHand(const TaskId &run, const PersonId &by, const QString &note, const Directory &directory)
{
    TaskSucceeded done{run};
    done.output = {{QStringLiteral("by"), by.value()}, {QStringLiteral("note"), note}};
    done.summary = directory.nameOf(by);
    done.isByHand = true;
    done.note = note;
    return done;
}

} // namespace releasedesk::domain
