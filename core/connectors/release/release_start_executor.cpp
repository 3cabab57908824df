// SPDX-License-Identifier: Apache-2.0
#include "core/connectors/release/release_start_executor.h"

#include "core/async/cancel.h"
#include "core/connectors/shared/parameters.h"
#include "core/domain/environment_lock.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::connectors {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReleaseStartExecutor)
};

QString nameOf(const Release &release)
{
    return release.project().value() + u' ' + release.version();
}

//! In whose name it acts: who started the release around it, or, before it runs, who submitted it.
PersonId personBehind(const Release &release)
{
    return release.runNumber() > 0 ? release.startedBy() : release.requestedBy();
}

bool isReleased(const Release &release)
{
    return release.state() == ReleaseState::Released
        || (release.state() == ReleaseState::Closed && release.outcome().startsWith(QLatin1String("released")));
}

bool isGone(const Release &release)
{
    const ReleaseState state = release.state();
    return state == ReleaseState::Discarded || state == ReleaseState::Aborted || state == ReleaseState::RolledBack
        || (state == ReleaseState::Closed && !isReleased(release));
}

//! Every nested release that an attempt of this task may have made, this attempt first, then the newest.
QList<ReleaseId> childrenOf(const engine::TaskAssignment &task)
{
    QList<ReleaseId> children{nestedReleaseId(task.opId)};
    const QString prefix = task.opId.value().section(u'.', 0, -2);
    for (int number = task.release.lastAttempt(task.task.id); number > 0; --number) {
        const ReleaseId child = nestedReleaseId(EffectId(QStringLiteral("%1.%2").arg(prefix).arg(number)));
        if (!children.contains(child))
            children.append(child);
    }
    return children;
}

engine::TaskOutput outputOf(const Release &child, const QString &outcome)
{
    engine::TaskOutput output;
    output.fields = {{QStringLiteral("child"), child.id().value()}, {QStringLiteral("outcome"), outcome}};
    output.summary = QCoreApplication::translate("ReleaseStartExecutor", "%1: %2").arg(nameOf(child), outcome);
    return output;
}

//! What the nested release waits for at this moment, in words.
QString stageOf(ReleaseState state)
{
    switch (state) {
    case ReleaseState::Draft:
        return Text::tr("is a draft");
    case ReleaseState::Preparing:
        return Text::tr("is being prepared");
    case ReleaseState::InApproval:
        return Text::tr("waits for its approval");
    case ReleaseState::Returned:
        return Text::tr("was returned to its owner");
    case ReleaseState::Approved:
        return Text::tr("is approved");
    case ReleaseState::Running:
        return Text::tr("is running");
    case ReleaseState::Paused:
        return Text::tr("is paused");
    case ReleaseState::Halted:
        return Text::tr("has stopped and waits for a person");
    case ReleaseState::RollingBack:
        return Text::tr("is being rolled back");
    default:
        return Text::tr("is over");
    }
}

} // namespace

ReleaseStartExecutor::ReleaseStartExecutor(engine::OtherReleases &releases, const Clock &clock, Compose compose,
                                           IssuesOf issuesOf, std::chrono::milliseconds startAgainAfter)
    : m_releases(releases)
    , m_clock(clock)
    , m_compose(std::move(compose))
    , m_issuesOf(std::move(issuesOf))
    , m_startAgainAfter(startAgainAfter)
{
}

QCoro::Task<Result<engine::TaskOutput>> ReleaseStartExecutor::execute(engine::TaskAssignment task,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token stop)
{
    const QString until = textOf(task.task.parameters, "until").trimmed();
    if (!until.isEmpty() && until != u"released" && until != u"composed")
        co_return badParameter(Text::tr("“%1” is nothing that a nested release can be waited for until. Use released "
                                        "or composed.")
                                   .arg(until));
    const auto child = co_await findOrCompose(task, stop);
    if (!child)
        co_return failed(child);
    if (until != u"composed")
        co_return co_await carryOn(*child, task, report, stop);
    const auto seen = co_await m_releases.read(*child);
    if (!seen)
        co_return failed(seen);
    co_return outputOf(seen->release, QStringLiteral("composed"));
}

//! The release that an attempt of this task has made, as long as it is not over; otherwise a new one.
QCoro::Task<Result<ReleaseId>> ReleaseStartExecutor::findOrCompose(engine::TaskAssignment task, std::stop_token stop)
{
    const QList<ReleaseId> made = childrenOf(task);
    NestedRelease wish{made.first(), ProjectId(textOf(task.task.parameters, "project").trimmed()),
                       textOf(task.task.parameters, "version").trimmed(),
                       textOf(task.task.parameters, "template").trimmed()};
    if (wish.project.isEmpty())
        wish.project = task.release.project();
    if (wish.version.isEmpty())
        co_return badParameter(Text::tr("Which version “%1” composes is not said. Enter it.").arg(task.task.title));
    if (wish.project == task.release.project() && wish.version == task.release.version())
        co_return badParameter(Text::tr("“%1” would compose the release that it is part of once more. Give the nested "
                                        "release a version of its own.")
                                   .arg(task.task.title));
    for (const ReleaseId &id : made) {
        const auto seen = co_await m_releases.read(id);
        if (!seen && seen.error().code != ErrorCode::NotFound)
            co_return failed(seen);
        if (!seen || (id != made.first() && isGone(seen->release)))
            continue;
        const Release &found = seen->release;
        const bool isOurs = found.project() == wish.project && found.version() == wish.version
            && found.templateId() == wish.templateId && found.createdBy() == personBehind(task.release);
        if (isOurs)
            co_return id;
        co_return badParameter(Text::tr("There is a release “%1” that this task did not make, so nothing was composed. "
                                        "Look at who made it and discard it, or change the task.")
                                   .arg(id.value()));
    }
    const Project *const project = task.directory.project(wish.project);
    const bool isCarried = textOf(task.task.parameters, "until") != u"composed";
    if (project && !project->repositories.isEmpty() && isCarried)
        co_return badParameter(
            Text::tr("Project “%1” names repositories, whose authors may not approve their own code, "
                     "and a nested release does not read them. Let “%2” only compose it (until: "
                     "composed), then refresh its scope and request its approval yourself.")
                .arg(wish.project.value(), task.task.title));
    const auto draft = m_compose(wish, task.directory);
    if (!draft)
        co_return beforeAnything(draft.error());
    const QString jiraVersion = textOf(task.task.parameters, "jiraVersion").trimmed();
    const auto command = co_await withIssues(*draft, jiraVersion, task.directory, stop);
    if (!command)
        co_return beforeAnything(command.error());
    if (const auto created = co_await m_releases.send(*command, personBehind(task.release)); !created)
        co_return beforeAnything(created.error());
    co_return made.first();
}

QCoro::Task<Result<CreateRelease>> ReleaseStartExecutor::withIssues(CreateRelease command, QString jiraVersion,
                                                                    Directory directory, std::stop_token stop)
{
    const Project *const project = directory.project(command.project);
    if (jiraVersion.isEmpty() || !project)
        co_return command;
    const auto source = m_issuesOf(project->jira);
    if (!source)
        co_return failed(source);
    const auto known = co_await (*source)->versions(project->jiraProject);
    if (!known)
        co_return failed(known);
    const auto version = std::ranges::find(*known, jiraVersion, &JiraVersion::name);
    if (version == known->end())
        co_return failure(
            ErrorCode::NotFound,
            Text::tr("Jira project %1 has no version “%2”, so the nested release was not composed. Create "
                     "the version or correct its name.")
                .arg(project->jiraProject, jiraVersion));
    const auto issues = co_await (*source)->issues(project->jiraProject, jiraVersion, {}, stop);
    if (!issues)
        co_return failed(issues);
    command.scope = {{project->jira, project->jiraProject, jiraVersion}};
    command.snapshot = {m_clock.utcNow(), {*version}, *issues};
    co_return command;
}

//! The one step that can be made now in the name of \p person; what it waits for, in words.
QCoro::Task<Result<QString>> ReleaseStartExecutor::push(engine::SeenRelease child, PersonId person)
{
    const Release &release = child.release;
    if (release.state() == ReleaseState::Draft && release.requestedBy().isEmpty()) {
        const auto asked = co_await m_releases.send(RequestApproval{release.id(), release.revision()}, person);
        if (!asked)
            co_return failed(asked);
    }
    if (release.state() == ReleaseState::Approved && release.runNumber() == 0) {
        const auto started = co_await m_releases.send(StartRelease{release.id(), {}}, person);
        if (!started && started.error().code == ErrorCode::PermissionDenied)
            co_return failed(started);
        if (!started) // the window is not open yet, or something else has to come first
            co_return Text::tr("%1 is approved. %2").arg(nameOf(release), started.error().message);
    }
    co_return Text::tr("%1 %2").arg(nameOf(release), stageOf(release.state()));
}

QCoro::Task<Result<engine::TaskOutput>> ReleaseStartExecutor::carryOn(ReleaseId child, engine::TaskAssignment task,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token stop)
{
    const PersonId person = personBehind(task.release);
    QString told;
    while (!stop.stop_requested()) {
        const quint64 before = m_releases.changes(child);
        const auto seen = co_await m_releases.read(child);
        if (!seen)
            co_return failed(seen);
        if (isReleased(seen->release))
            co_return outputOf(seen->release, QStringLiteral("released"));
        if (seen->release.isOver())
            co_return failure(
                ErrorCode::FailedPrecondition,
                Text::tr("%1 ended without being released: %2. Look at it; try this task again to compose "
                         "a new one.")
                    .arg(nameOf(seen->release), json::nameOf(seen->release.state())));
        const auto pushed = co_await push(*seen, person);
        if (!pushed)
            co_return failure(pushed.error().code,
                              Text::tr("%1 was composed and cannot go on by itself: %2")
                                  .arg(nameOf(seen->release), pushed.error().message));
        if (told != *pushed) {
            report->log(store::LogLevel::Info, QStringLiteral("release"), *pushed);
            report->progress(-1, *pushed);
            told = *pushed;
        }
        if (seen->release.state() == ReleaseState::Approved)
            co_await async::sleepUnlessStopped(m_startAgainAfter, stop); // a window opens without an event
        else
            co_await m_releases.changed(child, before, stop);
    }
    if (report->isLeaving())
        co_return stopped(task.task.title); // both are found again at the next start
    const auto left = co_await m_releases.read(child);
    if (left && left->release.state() == ReleaseState::Running) {
        const PauseRelease pause{child, Text::tr("“%1” of %2 was stopped").arg(task.task.title, nameOf(task.release))};
        if (const auto paused = co_await m_releases.send(pause, person); !paused)
            report->log(store::LogLevel::Warning, QStringLiteral("release"), paused.error().message);
        else
            report->log(store::LogLevel::Info, QStringLiteral("release"),
                        Text::tr("%1 was paused. Continue, abort or roll it back there.").arg(nameOf(left->release)));
    }
    co_return stopped(task.task.title);
}

QCoro::Task<Result<engine::TaskOutput>> ReleaseStartExecutor::restore(engine::TaskAssignment task,
                                                                      std::shared_ptr<engine::TaskReport> report,
                                                                      std::stop_token stop)
{
    const ReleaseId child(textOf(task.before, "child"));
    bool isAsked = false;
    while (!stop.stop_requested()) {
        const quint64 before = m_releases.changes(child);
        const auto seen = co_await m_releases.read(child);
        if (!seen)
            co_return failed(seen);
        const ReleaseState state = seen->release.state();
        if (isGone(seen->release) || seen->release.runNumber() == 0)
            co_return outputOf(seen->release, json::nameOf(state));
        if (state == ReleaseState::Halted && seen->release.hasRolledBack())
            co_return failure(ErrorCode::FailedPrecondition,
                              Text::tr("The rollback of %1 has stopped. Open it and decide there, then try again here.")
                                  .arg(nameOf(seen->release)));
        if (state != ReleaseState::RollingBack && isAsked)
            co_return failure(ErrorCode::FailedPrecondition,
                              Text::tr("%1 was not rolled back and %2. Open it and decide there, then try again here.")
                                  .arg(nameOf(seen->release), stageOf(state)));
        if (state != ReleaseState::RollingBack) {
            const RollBack command{child, Text::tr("%1 around it is rolled back").arg(nameOf(task.release))};
            if (const auto asked = co_await m_releases.send(command, personBehind(task.release)); !asked)
                co_return failed(asked);
            isAsked = true;
            continue;
        }
        report->progress(-1, Text::tr("%1 %2").arg(nameOf(seen->release), stageOf(state)));
        co_await m_releases.changed(child, before, stop);
    }
    co_return stopped(task.task.title);
}

} // namespace releasedesk::connectors
