// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/release_point.h"

#include "core/connectors/shared/parameters.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

using namespace domain;
using Point = ReleasePoint::Kind;
using Standing = PointState::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleasePoint)
};

bool isDone(TaskState state)
{
    return state == TaskState::Succeeded || state == TaskState::Skipped;
}

bool isFailed(TaskState state)
{
    return state == TaskState::Failed || state == TaskState::Unknown;
}

//! What the release as a whole says, where no task decides.
PointState ofRelease(const Release &release, Standing otherwise)
{
    switch (release.state()) {
    case ReleaseState::RolledBack:
        return {Standing::Lost, Text::tr("it was rolled back")};
    case ReleaseState::Aborted:
        return {Standing::Lost, Text::tr("it was aborted")};
    case ReleaseState::Discarded:
        return {Standing::Lost, Text::tr("it was discarded")};
    case ReleaseState::Closed:
        return {Standing::Lost, Text::tr("it is closed")};
    case ReleaseState::RollingBack:
        return {Standing::Failed, Text::tr("it is being rolled back")};
    case ReleaseState::Halted:
        return {Standing::Failed, Text::tr("it has stopped and waits for a person")};
    case ReleaseState::Paused:
        return {otherwise, Text::tr("it is paused")};
    case ReleaseState::Running:
        return {otherwise, Text::tr("it is running")};
    case ReleaseState::Released:
        return {otherwise, Text::tr("it is released")};
    case ReleaseState::Approved:
        return {otherwise, Text::tr("it is approved and not started")};
    default:
        return {otherwise, Text::tr("it is not approved yet")};
    }
}

bool wasReleased(const Release &release)
{
    return release.state() == ReleaseState::Released
        || (release.state() == ReleaseState::Closed && release.outcome().startsWith(QLatin1String("released")));
}

PointState ofTask(const Release &release, const TaskId &id)
{
    const Task *const task = release.task(id);
    if (!task)
        return {release.isEditable() ? Standing::Pending : Standing::Lost,
                Text::tr("it has no task “%1”").arg(id.value())};
    const TaskState state = release.run(id).state;
    if (isDone(state))
        return {Standing::Reached, Text::tr("“%1” is done").arg(task->title)};
    PointState whole = ofRelease(release, Standing::Pending);
    if (isFailed(state) && whole.kind != Standing::Lost)
        return {Standing::Failed, Text::tr("“%1” failed").arg(task->title)};
    if (state == TaskState::Compensated)
        return {Standing::Lost, Text::tr("“%1” was taken back").arg(task->title)};
    if (whole.kind == Standing::Pending && wasReleased(release))
        whole.kind = Standing::Lost;
    return whole;
}

QList<Task> tasksIn(const Release &release, const EnvironmentId &environment)
{
    QList<Task> tasks;
    for (const Task &task : release.plan().tasks) {
        if (!task.isInRollbackLane() && task.environment == environment)
            tasks.append(task);
    }
    return tasks;
}

PointState ofEnvironment(const Release &release, const EnvironmentId &environment)
{
    const QList<Task> tasks = tasksIn(release, environment);
    if (tasks.isEmpty())
        return {release.isEditable() ? Standing::Pending : Standing::Lost,
                Text::tr("it changes nothing in “%1”").arg(environment.value())};
    int done = 0;
    PointState worst;
    for (const Task &task : tasks) {
        const PointState each = ofTask(release, task.id);
        done += each.kind == Standing::Reached ? 1 : 0;
        if (each.kind != Standing::Reached && (worst.seen.isEmpty() || each.kind > worst.kind))
            worst = each;
    }
    if (done == tasks.size())
        return {Standing::Reached, Text::tr("all its tasks in “%1” are done").arg(environment.value())};
    if (worst.kind == Standing::Pending)
        worst.seen = Text::tr("%1 of %2 tasks in “%3” are done").arg(done).arg(tasks.size()).arg(environment.value());
    return worst;
}

} // namespace

Result<ReleasePoint> pointOf(const QJsonObject &parameters)
{
    const QString kind = textOf(parameters, "point").trimmed();
    ReleasePoint point{Point::Released, TaskId(textOf(parameters, "task").trimmed()),
                       EnvironmentId(textOf(parameters, "environment").trimmed())};
    if (kind == u"approved")
        point.kind = Point::Approved;
    else if (kind == u"started")
        point.kind = Point::Started;
    else if (kind == u"task")
        point.kind = Point::Task;
    else if (kind == u"environment")
        point.kind = Point::Environment;
    else if (!kind.isEmpty() && kind != u"released")
        return badParameter(Text::tr("“%1” is no point to wait for. Use approved, started, released, task or "
                                     "environment.")
                                .arg(kind));
    if (point.kind == Point::Task && point.task.isEmpty())
        return badParameter(Text::tr("Which task of the other release is waited for is not said. Enter its id."));
    if (point.kind == Point::Environment && point.environment.isEmpty())
        return badParameter(
            Text::tr("In which environment the other release is waited for is not said. Enter its id."));
    return point;
}

PointState stateAt(const Release &release, const ReleasePoint &point)
{
    switch (point.kind) {
    case Point::Task:
        return ofTask(release, point.task);
    case Point::Environment:
        return ofEnvironment(release, point.environment);
    case Point::Released:
        return wasReleased(release) ? PointState{Standing::Reached, Text::tr("it is released")}
                                    : ofRelease(release, Standing::Pending);
    case Point::Started:
        return release.runNumber() > 0 ? ofRelease(release, Standing::Reached) : ofRelease(release, Standing::Pending);
    case Point::Approved:
        return release.runNumber() > 0 || release.state() == ReleaseState::Approved
            ? ofRelease(release, Standing::Reached)
            : ofRelease(release, Standing::Pending);
    }
    return {};
}

bool isBehind(const Release &release, const ReleasePoint &point, const TaskId &task)
{
    const auto waitsForTask
        = [&](const TaskId &id) { return id == task || release.plan().ancestors(id).contains(task); };
    switch (point.kind) {
    case Point::Released:
        return true;
    case Point::Task:
        return waitsForTask(point.task);
    case Point::Environment:
        return std::ranges::any_of(tasksIn(release, point.environment),
                                   [&](const Task &each) { return waitsForTask(each.id); });
    case Point::Approved:
    case Point::Started:
        return release.isPreparation(task);
    }
    return false;
}

} // namespace releasedesk::connectors
