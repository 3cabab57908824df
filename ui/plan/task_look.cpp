// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/task_look.h"

#include "core/base/safe_text.h"
#include "core/domain/approval_progress.h"
#include "core/domain/plan_check.h"
#include "core/domain/references.h"
#include "core/domain/rollback_plan.h"
#include "core/domain/task_fact.h"
#include "core/domain/task_kind.h"
#include "core/projections/approval_waiting.h"
#include "ui/plan/plan_times.h"
#include "ui/wording/release_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>
#include <QUrl>

namespace releasedesk::ui {
namespace {

using domain::TaskState;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskLook)
};

const QString separator = QStringLiteral(" · ");

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

QString ruleWord(const QString &rule)
{
    if (rule == u"everyone")
        return Text::tr("everyone");
    if (rule == u"anyone")
        return Text::tr("anyone");
    if (rule == u"nOfM")
        return Text::tr("n of m");
    return Text::tr("in order");
}

//! Which issues a task is about; a word of its own, since "done" alone would read like a state.
QString issuesWord(const QString &filter)
{
    if (filter == u"done")
        return Text::tr("issues that are done");
    if (filter == u"features")
        return Text::tr("new features");
    if (filter == u"bugs")
        return Text::tr("fixes");
    return filter.isEmpty() || filter == u"all" ? Text::tr("all issues") : filter;
}

QString approvalText(const domain::Release &release, const domain::Task &task)
{
    if (const domain::ApprovalRequest *const request = release.approval(task.id)) {
        return Text::tr("%1 of %2 signed").arg(domain::grantedCount(*request)).arg(request->neededCount());
    }
    const auto count = static_cast<int>(domain::peopleAskedBy(release, task).size());
    return joined(
        {Text::tr("%n approver(s)", nullptr, count), ruleWord(task.parameters[QStringLiteral("rule")].toString())});
}

QString environmentName(const session::Desk &desk, const EnvironmentId &id)
{
    const domain::Environment *const environment = desk.directory().environment(id);
    return environment && !environment->name.isEmpty() ? environment->name : id.value();
}

//! What the task works on, by its kind.
QString targetOf(const session::Desk &desk, const domain::Release &release, const domain::Task &task)
{
    const auto value = [&](const char *name) { return parameterText(desk, release, task, QString::fromLatin1(name)); };
    if (task.kind == u"jenkins.build")
        return value("job");
    if (task.kind == u"command.run")
        return value("argv");
    if (task.kind == u"http.request" || task.kind == u"gate.check") {
        const QUrl url(value("url"));
        return url.host().isEmpty() ? value("url") : url.host();
    }
    if (task.kind == u"time.wait") {
        const QJsonValue seconds = task.parameters[QStringLiteral("seconds")];
        const QString until = value("until");
        return until.isEmpty() ? spanText(seconds.toInteger(60)) : until;
    }
    if (task.kind == u"jira.scope_lock" || task.kind == u"jira.version_release")
        return QString(value("project") + u' ' + value("version")).trimmed();
    if (task.kind == u"jira.transition")
        return QString(issuesWord(value("issues")) + QStringLiteral(" → ") + value("status"));
    if (task.kind == u"jira.comment")
        return issuesWord(value("issues"));
    if (task.kind == u"notes.publish")
        return value("file");
    if (task.kind == u"mail.send")
        return value("to");
    if (task.kind == u"messenger.post")
        return value("connection");
    return {};
}

//! Before it runs: the kind's system and what it works on, or who does it.
QString plannedSubtitle(const session::Desk &desk, const domain::Release &release, const domain::Task &task)
{
    if (domain::automationOf(task.kind) == domain::Automation::Approval)
        return approvalText(release, task);
    if (domain::automationOf(task.kind) == domain::Automation::Person)
        return performerText(desk, task);
    const QString system = task.kind == u"jenkins.build" ? QStringLiteral("Jenkins")
        : task.kind == u"mail.send"                      ? Text::tr("Mail")
                                                         : QString();
    return joined({system, targetOf(desk, release, task), environmentName(desk, task.environment)});
}

//! What keeps a task from beginning whose turn it is.
QString readySubtitle(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                      const QDateTime &now)
{
    const auto kept = projections::keptFromBeginning(release, task, desk.directory(), now, desk.book().releases());
    if (!kept)
        return plannedSubtitle(desk, release, task);
    if (kept->reason == u"freeze")
        return Text::tr("Frozen until %1").arg(momentText(kept->due, now));
    if (kept->reason == u"window")
        return Text::tr("Its window is over");
    return Text::tr("Waits for another release there");
}

QString runningSubtitle(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                        const domain::TaskRun &run, const QDateTime &now)
{
    const std::optional<session::TaskProgress> progress = desk.progress(release.id(), task.id);
    if (progress && !progress->text.isEmpty())
        return SafeText::lineFromOutside(progress->text).plain();
    const qint64 seconds = run.since.isValid() ? run.since.secsTo(now) : 0;
    if (!run.claimedBy.isEmpty())
        return joined({personName(desk.directory(), run.claimedBy), spanText(seconds)});
    if (task.durationMinutes > 0)
        return Text::tr("%1 of %2 min").arg(seconds / 60).arg(task.durationMinutes);
    return spanText(seconds);
}

QString finishedSubtitle(const domain::Task &task, const domain::TaskRun &run)
{
    const QString summary = SafeText::lineFromOutside(domain::taskFact(task, run)).plain();
    const bool isMeasured = run.startedAt.isValid() && run.finishedAt.isValid() && !run.attempts.isEmpty();
    if (domain::automationOf(task.kind) == domain::Automation::Automatic)
        return joined({summary, isMeasured ? spanText(run.startedAt.secsTo(run.finishedAt)) : QString()});
    return joined({summary, clockText(run.finishedAt.isValid() ? run.finishedAt : run.since)});
}

//! Somebody says that it is done; who verifies it has not answered.
bool isToBeConfirmed(const domain::Task &task, const domain::TaskRun &run)
{
    return run.state == TaskState::Waiting && !run.performedBy.isEmpty() && !task.verifier.isEmpty();
}

QString subtitleOf(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                   const QDateTime &now)
{
    const domain::TaskRun run = release.run(task.id);
    switch (run.state) {
    case TaskState::Planned:
        return plannedSubtitle(desk, release, task);
    case TaskState::Ready:
        return readySubtitle(desk, release, task, now);
    case TaskState::Waiting:
        if (run.waitReason == domain::WaitReason::Approval)
            return approvalText(release, task);
        if (isToBeConfirmed(task, run))
            return Text::tr("%1 confirms it").arg(personName(desk.directory(), task.verifier));
        return plannedSubtitle(desk, release, task);
    case TaskState::Running:
        return runningSubtitle(desk, release, task, run, now);
    case TaskState::Unknown:
        return Text::tr("Outcome unknown");
    case TaskState::Succeeded: {
        if (release.approval(task.id))
            return joined({approvalText(release, task), clockText(run.since)});
        const QString facts = finishedSubtitle(task, run);
        return facts.isEmpty() ? plannedSubtitle(desk, release, task) : facts;
    }
    case TaskState::Failed:
        return run.attempts.isEmpty() ? wordOf(State::Failed)
                                      : SafeText::lineFromOutside(run.attempts.last().message).plain();
    case TaskState::Skipped:
        return SafeText::lineFromOutside(run.note).plain();
    case TaskState::Aborted:
        return run.startedAt.isValid() ? wordOf(State::Aborted) : Text::tr("Not reached");
    case TaskState::Compensated:
        return Text::tr("Taken back");
    }
    Q_UNREACHABLE();
}

int percentOf(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
              const domain::TaskRun &run, const QDateTime &now)
{
    if (run.state != TaskState::Running)
        return -1;
    const std::optional<session::TaskProgress> progress = desk.progress(release.id(), task.id);
    if (progress && progress->percent >= 0)
        return std::min(100, progress->percent);
    if (task.durationMinutes <= 0 || !run.since.isValid())
        return -1;
    // By the plan only; it never claims to be done.
    return static_cast<int>(std::clamp<qint64>(run.since.secsTo(now) * 100 / (task.durationMinutes * 60), 0, 95));
}

} // namespace

State shownState(const domain::Release &release, const domain::Task &task)
{
    const TaskState state = release.run(task.id).state;
    if (task.isInRollbackLane()) {
        if (state == TaskState::Succeeded && !task.undoes.isEmpty())
            return State::RolledBack;
        const bool isArmed
            = state == TaskState::Planned && release.isLive() && domain::effectsInForce(release).contains(task.undoes);
        return isArmed ? State::Ready : stateOf(state);
    }
    if (state == TaskState::Aborted && !release.run(task.id).startedAt.isValid())
        return State::Skipped; // its turn never came
    return wasStopped(release, release.run(task.id)) ? State::Aborted : stateOf(state);
}

TaskLook taskLookOf(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                    const QDateTime &now)
{
    const std::optional<domain::TaskKindInfo> kind = domain::taskKind(task.kind);
    const domain::TaskRun run = release.run(task.id);
    TaskLook look;
    look.task = task.id;
    look.title = SafeText::lineFromOutside(task.title).plain();
    look.subtitle = subtitleOf(desk, release, task, now);
    look.icon = IconName::find(kind ? kind->icon : QString(), "task");
    look.state = shownState(release, task);
    if (run.state == TaskState::Unknown)
        look.stateWord = Text::tr("Outcome unknown");
    else if (run.state == TaskState::Waiting && run.waitReason == domain::WaitReason::Person)
        look.stateWord = Text::tr("Waiting for somebody");
    look.percent = percentOf(desk, release, task, run, now);
    look.isInLane = task.isInRollbackLane();
    look.comments = static_cast<int>(release.comments(task.id).size());
    look.attachments = static_cast<int>(release.attachments(task.id).size());
    if (domain::automationOf(task.kind) == domain::Automation::Person) {
        look.performerId = isToBeConfirmed(task, run) ? task.verifier
            : run.claimedBy.isEmpty()                 ? task.performer
                                                      : run.claimedBy;
        if (!look.performerId.isEmpty())
            look.performer = personName(desk.directory(), look.performerId);
    }
    return look;
}

QString performerText(const session::Desk &desk, const domain::Task &task)
{
    return task.performer.isEmpty() ? Text::tr("Any operator or the owner")
                                    : personName(desk.directory(), task.performer);
}

QString kindAndTarget(const session::Desk &desk, const domain::Release &release, const domain::Task &task)
{
    const std::optional<domain::TaskKindInfo> kind = domain::taskKind(task.kind);
    return joined(
        {kind ? kind->name : task.kind, environmentName(desk, task.environment), targetOf(desk, release, task)});
}

QString parameterText(const session::Desk &desk, const domain::Release &release, const domain::Task &task,
                      const QString &name)
{
    const QJsonValue value = task.parameters[name];
    QStringList parts;
    if (value.isArray()) {
        for (const QJsonValue &each : value.toArray())
            parts.append(resolvedText(desk, release, each.toString()));
    } else if (value.isString()) {
        parts.append(resolvedText(desk, release, value.toString()));
    } else if (value.isDouble()) {
        parts.append(QString::number(value.toDouble()));
    }
    return SafeText::lineFromOutside(parts.join(u' ')).plain();
}

QString resolvedText(const session::Desk &desk, const domain::Release &release, const QString &text)
{
    if (!text.contains(QStringLiteral("${")))
        return text;
    const domain::Project *const project = desk.directory().project(release.project());
    QString resolved = text;
    for (const QString &reference : domain::referencesIn(QJsonValue(text))) {
        const auto value
            = domain::resolveReference(reference, release, project ? project->variables : QMap<QString, QString>());
        if (value)
            resolved.replace(QString(QStringLiteral("${") + reference + u'}'), *value);
    }
    return resolved;
}

} // namespace releasedesk::ui
