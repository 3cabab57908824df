// SPDX-License-Identifier: Apache-2.0
#include "core/domain/restart.h"

#include "core/domain/rollback_plan.h"
#include "core/domain/start_check.h"
#include "core/domain/task_guards.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Restart)
};

bool hasEnded(const Release &release)
{
    return release.state() == ReleaseState::RolledBack || release.state() == ReleaseState::Aborted;
}

bool isAimedAt(const Task &task, const TaskId &wanted, const PhaseId &phase)
{
    return wanted.isEmpty() ? !phase.isEmpty() && task.phase == phase : task.id == wanted;
}

//! By place: whether it is aimed at, or stands behind something that is.
std::vector<bool> behind(const Release &release, const TaskId &wanted, const PhaseId &phase)
{
    // A sweep answers yes for what has nothing that is aimed at before it.
    std::vector<bool> isBefore = release.index().graph().sweep([&](int place, bool isAllBefore) {
        return isAllBefore && !isAimedAt(release.plan().tasks.at(place), wanted, phase);
    });
    isBefore.flip();
    return isBefore;
}

Result<> checkConfirmed(const Release &release)
{
    const bool isSigned = std::ranges::any_of(release.approvals(), &ApprovalRequest::isComplete);
    if (!isSigned || release.rerunConfirmedFor() == release.runNumber())
        return {};
    return refusal(QStringLiteral("rerun.notConfirmed"),
                   Text::tr("Run %1 did not succeed, so who approved it last has to agree before it is tried again.")
                       .arg(release.runNumber()),
                   ErrorCode::PermissionDenied);
}

//! Neither what runs again nor a step of the way back that was given up may be under way.
Result<> checkQuiet(const Release &release, const QList<RestartStep> &steps)
{
    QList<TaskId> runs;
    for (const RestartStep &step : steps)
        runs.append(step.task);
    for (const RollbackStep &step : release.rollbackSteps())
        runs.append(step.step);
    for (const TaskId &id : std::as_const(runs)) {
        const TaskRun &run = release.run(id);
        const bool isWorking = !run.attempts.isEmpty() && run.attempts.last().outcome == TaskState::Running;
        if (isWorking || run.state == TaskState::Running || run.state == TaskState::Unknown)
            return refusal(
                QStringLiteral("restart.inFlight"),
                Text::tr("What becomes of “%1” is not known yet, so it cannot run again. Wait for it, cancel "
                         "it, or say what became of it.")
                    .arg(taskOf(release, id)->title));
    }
    return {};
}

Result<> checkAccepted(const QList<RestartStep> &steps, const QList<TaskId> &accepted)
{
    QSet<TaskId> wanted;
    for (const RestartStep &step : steps)
        wanted.insert(step.task);
    if (wanted == QSet<TaskId>(accepted.begin(), accepted.end()))
        return {};
    return refusal(QStringLiteral("restart.preview"),
                   Text::tr("%n task(s) would run again, and that is not what you agreed to. Look at the list and "
                            "agree again.",
                            nullptr, static_cast<int>(wanted.size())),
                   ErrorCode::Aborted);
}

Result<> checkTarget(const RestartFrom &command, const Release &release)
{
    const Task *const task = release.task(command.task);
    if (command.task.isEmpty() ? !release.plan().phase(command.phase) : !task)
        return Result<>(unknownTask(release, command.task));
    for (const Task &each : release.plan().tasks) {
        if (!isAimedAt(each, command.task, command.phase))
            continue;
        if (release.isPreparation(each.id))
            return refusal(QStringLiteral("restart.signed"),
                           Text::tr("What “%1” made was signed. Edit the release and ask for approval again, then it "
                                    "is made anew.")
                               .arg(each.title));
        if (each.isInRollbackLane())
            return Result<>(taskNotNow(each));
        const TaskRun &run = release.run(each.id);
        if (task && !run.isFinished() && run.state != TaskState::Failed)
            return refusal(QStringLiteral("task.notFinished"),
                           Text::tr("“%1” has not finished, so there is nothing to run again.").arg(each.title));
    }
    return {};
}

} // namespace

QList<RestartStep> restartPreview(const Release &release, const TaskId &task, const PhaseId &phase)
{
    QList<RestartStep> steps;
    const std::vector<bool> isBehind = behind(release, task, phase);
    const QList<TaskId> inForce = effectsInForce(release);
    for (const int place : release.index().graph().order()) {
        const Task &each = release.plan().tasks.at(place);
        const TaskRun &run = release.run(each.id);
        const bool isLost = hasEnded(release) && !run.letsPass();
        const bool hasComeUp = run.state != TaskState::Planned || !run.attempts.isEmpty();
        const bool isAgain = isLost || (hasComeUp && isBehind[static_cast<std::size_t>(place)]);
        // What was signed runs again only where it was taken back; if it comes out otherwise, the signatures do not
        // count.
        const bool isKept = release.isPreparation(each.id) && run.state != TaskState::Compensated;
        if (!isAgain || isKept)
            continue;
        const bool isInForce = inForce.contains(each.id);
        steps.append({each.id, isInForce || run.state == TaskState::Compensated, isInForce});
    }
    return steps;
}

Decided decide(const RestartFrom &command, const Release &release, const Circumstances &now)
{
    const bool isRunning = (release.state() == ReleaseState::Running || release.state() == ReleaseState::Paused
                            || release.state() == ReleaseState::Halted)
        && (release.state() == ReleaseState::Running || release.stateBeforeStop() == ReleaseState::Running);
    if ((!isRunning && !hasEnded(release)) || release.runNumber() == 0)
        return notNow(release);
    if (const auto fits = checkTarget(command, release); !fits)
        return failed(fits);
    if (const auto said = checkSaid(command.reason); !said)
        return failed(said);
    const QList<RestartStep> steps = restartPreview(release, command.task, command.phase);
    if (steps.isEmpty())
        return refusal(QStringLiteral("restart.nothing"), Text::tr("Nothing of this has run yet."));
    if (const auto quiet = checkQuiet(release, steps); !quiet)
        return failed(quiet);
    if (const auto agreed = checkAccepted(steps, command.accepted); !agreed)
        return failed(agreed);
    if (const auto mayStart = checkStart(release, command.reason, now); !mayStart)
        return failed(mayStart);
    TasksReset reset{{}, command.reason};
    for (const RestartStep &step : steps)
        reset.tasks.append(step.task);
    if (!hasEnded(release))
        return QList<ReleaseEvent>{reset};
    if (const auto confirmed = checkConfirmed(release); !confirmed)
        return failed(confirmed);
    const bool isExplained = isOutsideWindow(release, now.now);
    return QList<ReleaseEvent>{
        ReleaseStarted{release.runNumber() + 1, isExplained ? command.reason : QString(), release.values()}, reset};
}

Decided decide(const ConfirmRerun &command, const Release &release, const Circumstances &now)
{
    if (!hasEnded(release) || release.runNumber() == 0)
        return notNow(release);
    const bool decidedLast = std::ranges::any_of(release.approvals(), [&](const ApprovalRequest &request) {
        const QList<Signature> valid = request.validApprovals();
        return request.isComplete() && !valid.isEmpty() && valid.last().person == now.actor;
    });
    if (!decidedLast)
        return refusal(QStringLiteral("rerun.notFinalApprover"),
                       Text::tr("Only who decided last in the approval line can agree to another run."),
                       ErrorCode::PermissionDenied);
    if (release.rerunConfirmedFor() == release.runNumber())
        return QList<ReleaseEvent>();
    if (const auto said = checkSaid(command.note); !said)
        return failed(said);
    return QList<ReleaseEvent>{RerunConfirmed{release.runNumber(), now.actor, command.note}};
}

} // namespace releasedesk::domain
