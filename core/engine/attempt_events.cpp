// SPDX-License-Identifier: Apache-2.0
#include "core/engine/attempt_events.h"

#include "core/domain/manifest.h"
#include "core/domain/references.h"
#include "core/domain/rollback_plan.h"

#include <QCoreApplication>

namespace releasedesk::engine {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseEngine)
};

Result<> checkMayStart(const Release &release, const Task &task, const Directory &directory, const CheckGate &checkGate)
{
    const bool isProtected = directory.isProtected(task.environment);
    if (release.state() == ReleaseState::Preparing && isProtected)
        return failure(ErrorCode::PermissionDenied,
                       Text::tr("“%1” would change %2, which is protected, before anybody has approved it; it did not "
                                "start. Move it behind the approval.")
                           .arg(task.title, task.environment.value()));
    if (release.state() == ReleaseState::Running && (isProtected || !release.isPreparation(task.id)))
        return checkGate(release, isProtected);
    return {};
}

//! With every reference resolved. What is taken back is what was done, with the values it was done with: they may mean
//! something else by now, or nothing.
Result<QJsonObject> parametersOf(const Release &release, const Dispatch &dispatch, const Directory &directory)
{
    if (dispatch.isRestore) {
        const QList<Attempt> attempts = restoredRunOf(release, dispatch.run).attempts;
        if (!attempts.isEmpty())
            return attempts.last().parameters;
    }
    const auto project = projectVariablesOf(release, directory);
    return resolveParameters(dispatch.task.parameters, {release, project, &dispatch.task});
}

} // namespace

QMap<QString, QString> projectVariablesOf(const Release &release, const Directory &directory)
{
    const Project *const project = directory.project(release.project());
    return project ? project->variables : QMap<QString, QString>();
}

ReleaseEvent startOf(const Release &release, const Dispatch &dispatch, const Directory &directory)
{
    return startOf(release, dispatch, directory, [&directory](const Release &now, bool isProtected) {
        return checkSignatures(now, directory, isProtected);
    });
}

ReleaseEvent startOf(const Release &release, const Dispatch &dispatch, const Directory &directory,
                     const CheckGate &checkGate)
{
    const int number = release.lastAttempt(dispatch.run) + 1;
    const auto refused = [&](const Error &error) {
        return TaskFailed{dispatch.run, number, errorCodeName(error.code), error.message, {}, true};
    };
    if (const auto allowed = checkMayStart(release, dispatch.task, directory, checkGate); !allowed)
        return refused(allowed.error());
    const auto parameters = parametersOf(release, dispatch, directory);
    if (!parameters)
        return refused(parameters.error());
    const EffectId opId(QStringLiteral("%1.%2.%3").arg(release.id().value(), dispatch.run.value()).arg(number));
    TaskStarted start{dispatch.run, number, opId, *parameters};
    const TaskRun &run = release.run(dispatch.run);
    if (run.isOnlyFailedTargets && !run.attempts.isEmpty())
        start.onlyTargets = run.attempts.last().failedTargets;
    return start;
}

ReleaseEvent resultOf(const TaskStarted &started, const Result<TaskOutput> &outcome, const QStringList &failedTargets)
{
    if (outcome) {
        TaskSucceeded done{started.task, started.attempt};
        done.output = outcome->fields;
        done.summary = outcome->summary;
        done.links = outcome->links;
        return done;
    }
    const Error &error = outcome.error();
    if (error.code == ErrorCode::Cancelled)
        return TaskCancelled{started.task, error.message};
    if (error.code == ErrorCode::Unknown)
        return TaskOutcomeUnknown{started.task, started.attempt, error.message};
    return TaskFailed{started.task,          started.attempt, errorCodeName(error.code), error.message, error.detail,
                      error.nothingHappened, failedTargets};
}

} // namespace releasedesk::engine
