// SPDX-License-Identifier: Apache-2.0
#include "core/domain/release_decisions.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/start_check.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunDecisions)
};

Result<> checkReason(const QString &reason)
{
    if (reason.trimmed().isEmpty())
        return refusal(QStringLiteral("release.noReason"), Text::tr("Say why; the reason stays in the history."),
                       ErrorCode::InvalidArgument);
    return {};
}

//! What was asked at the first start holds for all of a release that goes on: half of it ran with that.
Result<QMap<QString, QString>> valuesToGoOnWith(const Release &release, const QMap<QString, QString> &given)
{
    if (!release.isAmended())
        return given;
    QMap<QString, QString> values = release.values();
    for (auto value = given.begin(); value != given.end(); ++value) {
        const auto declared = std::ranges::find(release.plan().variables, value.key(), &Variable::name);
        const QString offered = declared == release.plan().variables.end() ? QString() : declared->value;
        const QString before = values.value(value.key()).isEmpty() ? offered : values.value(value.key());
        if (!before.isEmpty() && !value->isEmpty() && *value != before)
            return refusal(QStringLiteral("variable.kept"),
                           Text::tr("This release began with “%1” as “%2”, and the rest of it goes on with that. Leave "
                                    "it, or roll back and start anew.")
                               .arg(value.key().left(80), before.left(80)),
                           ErrorCode::InvalidArgument);
        if (before.isEmpty())
            values.insert(value.key(), *value);
    }
    return values;
}

} // namespace

Decided decide(const StartRelease &command, const Release &release, const Circumstances &now)
{
    if (release.state() != ReleaseState::Approved)
        return notNow(release);
    if (const auto allowed = checkStart(release, command.outsideWindowReason, now); !allowed)
        return failed(allowed);
    const auto given = valuesToGoOnWith(release, command.values);
    if (!given)
        return failed(given);
    const auto values = valuesAtStart(release, *given);
    if (!values)
        return failed(values);
    const bool isExplained = isOutsideWindow(release, now.now);
    return QList<ReleaseEvent>{
        ReleaseStarted{release.runNumber() + 1, isExplained ? command.outsideWindowReason : QString(), *values}};
}

Decided decide(const PauseRelease &command, const Release &release, const Circumstances & /*now*/)
{
    if (release.state() != ReleaseState::Running)
        return notNow(release);
    return QList<ReleaseEvent>{ReleasePaused{command.reason}};
}

Decided decide(const ResumeRelease & /*command*/, const Release &release, const Circumstances &now)
{
    if (release.state() != ReleaseState::Paused)
        return notNow(release);
    if (release.stateBeforeStop() == ReleaseState::Running) {
        if (const auto allowed = checkStart(release, QStringLiteral("resumed"), now); !allowed)
            return failed(allowed);
    }
    return QList<ReleaseEvent>{ReleaseResumed{}};
}

Decided decide(const AbortRelease &command, const Release &release, const Circumstances & /*now*/)
{
    const bool isPossible = release.state() == ReleaseState::Running || release.state() == ReleaseState::Paused
        || release.state() == ReleaseState::Halted || release.isAmended();
    if (!isPossible)
        return notNow(release);
    if (const auto said = checkReason(command.reason); !said)
        return failed(said);
    return QList<ReleaseEvent>{ReleaseAborted{command.reason, effectsInForce(release)}};
}

Decided decide(const CloseRelease & /*command*/, const Release &release, const Circumstances & /*now*/)
{
    const bool isAnythingOpen = std::ranges::any_of(release.runs(), [](const TaskRun &run) {
        const bool isWorking = !run.attempts.isEmpty() && run.attempts.last().outcome == TaskState::Running;
        return isWorking || run.state == TaskState::Unknown;
    });
    if (isAnythingOpen && release.isOver())
        return refusal(
            QStringLiteral("release.busy"),
            Text::tr("What became of a task is not known yet, so the release cannot be closed. Wait for it, or "
                     "say what became of it."));
    switch (release.state()) {
    case ReleaseState::Released:
        return QList<ReleaseEvent>{ReleaseClosed{QStringLiteral("released")}};
    case ReleaseState::RolledBack:
        return QList<ReleaseEvent>{ReleaseClosed{QStringLiteral("rolledBack")}};
    case ReleaseState::Aborted:
        return QList<ReleaseEvent>{ReleaseClosed{QStringLiteral("aborted")}};
    default:
        return notNow(release);
    }
}

Decided decide(const RollBack &command, const Release &release, const Circumstances & /*now*/)
{
    const bool isPossible = release.state() == ReleaseState::Running || release.state() == ReleaseState::Paused
        || release.state() == ReleaseState::Halted || release.state() == ReleaseState::Released || release.isAmended();
    if (!isPossible || release.runNumber() == 0)
        return notNow(release);
    if (release.hasRolledBack())
        return refusal(
            QStringLiteral("rollback.once"),
            Text::tr("This run has been rolled back once already; a rollback is never rolled back. Repair by "
                     "hand, or deploy with a new release."));
    if (const auto said = checkReason(command.reason); !said)
        return failed(said);
    const auto titleOf = [&](const TaskId &id) {
        const Task *const task = release.plan().task(id);
        return task ? task->title : id.value();
    };
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        if (run->state == TaskState::Unknown)
            return refusal(QStringLiteral("rollback.unknown"),
                           Text::tr("Nobody knows whether “%1” took effect, so the way back cannot be told. Say first "
                                    "what became of it.")
                               .arg(titleOf(run.key())));
    }
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        if (run->state == TaskState::Running && run->claimedBy.isEmpty())
            return refusal(QStringLiteral("rollback.inFlight"),
                           Text::tr("“%1” is still running, so the way back cannot be told. Wait for it or cancel it "
                                    "first.")
                               .arg(titleOf(run.key())));
    }
    const RollbackPlan plan = rollbackPlan(release);
    if (plan.steps.isEmpty())
        return refusal(QStringLiteral("rollback.nothing"),
                       Text::tr("Nothing that this run did can be taken back. Abort it, and repair by hand what stays "
                                "changed."));
    return QList<ReleaseEvent>{RollbackStarted{command.reason, false, plan.steps}};
}

} // namespace releasedesk::domain
