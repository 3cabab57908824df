// SPDX-License-Identifier: Apache-2.0
#include "core/documents/work_plan_steps.h"

#include "core/base/safe_text.h"
#include "core/base/shown_zone.h"
#include "core/documents/approval_box.h"
#include "core/documents/work_plan_tables.h"
#include "core/domain/approval_progress.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/release_decisions.h"
#include "core/domain/resolved_variable.h"
#include "core/domain/scope.h"
#include "core/domain/task_fact.h"
#include "core/domain/task_kind.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace releasedesk::documents {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WorkPlan)
};

QString onFailureText(const Task &task)
{
    switch (task.onFailure) {
    case OnFailure::Ask:
        return Text::tr("halt and ask the owner");
    case OnFailure::RollBack:
        return Text::tr("roll back by itself");
    case OnFailure::Skip:
        return Text::tr("skip and go on");
    case OnFailure::Abort:
        return Text::tr("abort");
    }
    return {};
}

QString reversibilityText(const Release &release, const Task &task)
{
    for (const Task &lane : release.plan().rollbackLane()) {
        if (lane.undoes == task.id)
            return Text::tr("undone by “%1”").arg(lane.title);
    }
    switch (reversibilityOf(task.kind)) {
    case Reversibility::None:
        return QStringLiteral("—");
    case Reversibility::Reversible:
        return Text::tr("reversible");
    case Reversibility::Conditional:
        return Text::tr("reversible under a condition");
    case Reversibility::Irreversible:
        return Text::tr("irreversible");
    }
    return {};
}

//! A parameter for people: every reference is replaced, by what it stands for or by when that is decided.
QString parameterText(const Task &task, const char *name, const Release &release, const Directory &directory)
{
    const Project *const project = directory.project(release.project());
    const QMap<QString, QString> variables = project ? project->variables : QMap<QString, QString>();
    static const QRegularExpression reference(QStringLiteral("(?<!\\$)\\$\\{\\s*([^}]*?)\\s*\\}"));
    QString text = task.parameters[QLatin1String(name)].toString();
    qsizetype at = 0;
    for (auto match = reference.match(text); match.hasMatch(); match = reference.match(text, at)) {
        const QString wanted = match.captured(1);
        const Variable *const declared
            = wanted.startsWith(u"var.") ? declarationOf(wanted.mid(4), release, &task) : nullptr;
        QString said;
        if (declared && declared->type == VariableType::Secret)
            said = Text::tr("(a secret)");
        else if (const auto value = resolveReference(wanted, {release, variables, &task}); value && !value->isEmpty())
            said = *value;
        else
            said = wanted.startsWith(u"tasks.") ? Text::tr("(known once it has run so far)")
                                                : Text::tr("(decided at the start)");
        text.replace(match.capturedStart(), match.capturedLength(), said);
        at = match.capturedStart() + said.size();
    }
    return text;
}

QString criterion(const Task &task, const Release &release, const Directory &directory)
{
    const auto text = [&](const char *name) { return parameterText(task, name, release, directory); };
    if (task.kind == u"gate.check")
        return Text::tr("%1 is well %2 times in a row")
            .arg(text("url"))
            .arg(task.parameters[QStringLiteral("timesInRow")].toInt(3));
    if (task.kind == u"jenkins.build")
        return Text::tr("the job ends with SUCCESS");
    if (task.kind == u"manual.work")
        return text("criterion");
    if (task.kind == u"command.run")
        return Text::tr("exit code 0");
    if (task.kind == u"release.approve")
        return Text::tr("the line is complete for this content");
    return {};
}

QString performerText(const Task &task, const Release &release, const Directory &directory)
{
    if (automationOf(task.kind) == Automation::Automatic)
        return QStringLiteral("Release Desk");
    if (task.kind == u"release.approve") {
        QStringList names;
        for (const PersonId &person : peopleAskedBy(release, task))
            names.append(directory.nameOf(person));
        return names.join(QStringLiteral(", "));
    }
    return directory.nameOf(task.performer.isEmpty() ? release.owner() : task.performer);
}

WorkPlanStep stepOf(const Task &task, const Release &release, const Directory &directory)
{
    const Phase *const phase = release.plan().phase(task.phase);
    const auto kind = taskKind(task.kind);
    const Environment *const environment = directory.environment(task.environment);
    const TaskRun run = release.run(task.id);
    WorkPlanStep step;
    step.isRollback = task.isInRollbackLane();
    step.phase = phase ? phase->name : Text::tr("Rollback");
    step.task = task.id;
    step.title = task.title;
    step.kind = kind ? kind->name : task.kind;
    step.performer = performerText(task, release, directory);
    step.environment = environment ? environment->name : task.environment.value();
    step.durationMinutes = task.durationMinutes;
    step.normalCriterion = criterion(task, release, directory);
    step.onFailure = onFailureText(task);
    step.reversibility = reversibilityText(release, task);
    step.state = run.state;
    step.startedAt = run.startedAt;
    step.finishedAt = run.finishedAt;
    step.result = domain::taskFact(task, run);
    return step;
}

QString cell(const QString &text)
{
    QString plain = SafeText::lineFromOutside(text).plain();
    return plain.replace(u'|', QStringLiteral("\\|"));
}

QString timeCell(const QDateTime &at)
{
    return at.isValid() ? inShownZone(at).toString(QStringLiteral("MM-dd HH:mm")) : QStringLiteral("—");
}

QString rowOf(const QStringList &cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |");
}

void addTable(QStringList &lines, const PlanTable &table)
{
    lines << QString() << QStringLiteral("## ") + table.title;
    if (!table.rows.isEmpty()) {
        lines << QString() << rowOf(table.heads) << QString(QStringLiteral("|---")).repeated(table.heads.size()) + u'|';
        for (const QStringList &row : table.rows) {
            QStringList cells;
            for (const QString &text : row)
                cells.append(cell(text));
            lines << rowOf(cells);
        }
    }
    if (!table.note.isEmpty())
        lines << QString() << cell(table.note);
}

//! A step and when it begins, as far as that can be told.
struct TimedStep {
    WorkPlanStep step;
    QDateTime at;
    qsizetype place = 0; //!< in the order of execution
};

} // namespace

QList<WorkPlanStep> workPlanSteps(const Release &release, const Directory &directory)
{
    QList<TimedStep> timed;
    QMap<TaskId, QDateTime> starts;
    QMap<TaskId, QDateTime> ends;
    for (const TaskId &id : release.plan().executionOrder()) {
        const Task &task = *release.plan().task(id);
        WorkPlanStep step = stepOf(task, release, directory);
        const bool isInWindow = !release.isPreparation(id) && task.kind != u"release.approve";
        QDateTime earliest; // a step is not listed before one it waits for
        QDateTime planned = release.windowStart();
        for (const TaskId &before : release.plan().predecessors(id)) {
            if (starts.value(before).isValid())
                earliest = earliest.isValid() ? std::max(earliest, starts.value(before)) : starts.value(before);
            if (ends.value(before).isValid())
                planned = std::max(planned, ends.value(before));
        }
        if (release.windowStart().isValid() && isInWindow)
            step.plannedStart = planned;
        QDateTime at = step.startedAt.isValid() ? step.startedAt : step.plannedStart;
        if (earliest.isValid() && (!at.isValid() || at < earliest))
            at = earliest;
        starts.insert(id, at);
        // What has run counts as it was, what runs or is to come as it is planned.
        if (step.finishedAt.isValid())
            ends.insert(id, step.finishedAt);
        else if (isInWindow && at.isValid())
            ends.insert(id, at.addSecs(qint64{60} * task.durationMinutes));
        timed.append({step, at, timed.size()});
    }
    // What has not begun comes after what has.
    QDateTime latest;
    for (const TimedStep &each : timed) {
        if (each.step.startedAt.isValid() && (!latest.isValid() || each.step.startedAt > latest))
            latest = each.step.startedAt;
    }
    for (TimedStep &each : timed) {
        if (!each.step.startedAt.isValid() && each.step.plannedStart.isValid() && latest.isValid())
            each.at = std::max(each.at, latest);
    }
    std::ranges::sort(timed, [](const TimedStep &one, const TimedStep &other) {
        const qint64 left = one.at.isValid() ? one.at.toMSecsSinceEpoch() : 0;
        const qint64 right = other.at.isValid() ? other.at.toMSecsSinceEpoch() : 0;
        return left != right ? left < right : one.place < other.place;
    });
    QList<WorkPlanStep> steps;
    for (TimedStep &each : timed) {
        each.step.number = static_cast<int>(steps.size()) + 1;
        steps.append(each.step);
    }
    int number = 0;
    for (const Task &task : release.plan().rollbackLane()) {
        WorkPlanStep step = stepOf(task, release, directory);
        step.number = ++number;
        steps.append(step);
    }
    return steps;
}

QString workPlanMarkdown(const Release &release, const Directory &directory, const QDateTime &now)
{
    const ScopeCounters scope = countScope(release.snapshot(), {});
    QStringList lines{
        QStringLiteral("# ")
            + Text::tr("Work plan: %1 %2").arg(cell(release.project().value()), cell(release.version())),
        QString(),
        QStringLiteral("- ")
            + Text::tr("State: %1, revision %2").arg(stateName(release.state())).arg(release.revision()),
        QStringLiteral("- ") + Text::tr("Owner: %1").arg(cell(directory.nameOf(release.owner()))),
        QStringLiteral("- ") + Text::tr("Window: %1").arg(fullWindow(release.windowStart(), release.windowEnd())),
        QStringLiteral("- ")
            + Text::tr("If a freeze begins or the window ends while it runs: %1")
                  .arg(whenFrozenText(release.whenFrozen())),
        QStringLiteral("- ") + Text::tr("Issues: %1, done %2").arg(scope.issues).arg(scope.done),
    };
    if (!release.frozenDigest().isEmpty())
        lines << QStringLiteral("- ") + Text::tr("Fingerprint: %1").arg(release.frozenDigest());
    for (const ApprovalBox &box : approvalBoxes(release, directory, now))
        lines << QString() << QStringLiteral("## ") + Text::tr("Approval: %1").arg(cell(box.title)) << QString()
              << boxMarkdown(box.stamps, directory);
    addTable(lines, appliedChanges(release));
    for (const bool rollback : {false, true}) {
        lines << QString() << QStringLiteral("## ") + (rollback ? Text::tr("Rollback") : Text::tr("Procedure"))
              << QString();
        const QStringList head{Text::tr("No."),        Text::tr("Phase"),    Text::tr("Task"),    Text::tr("Performer"),
                               Text::tr("Where"),      Text::tr("Start"),    Text::tr("Minutes"), Text::tr("Criterion"),
                               Text::tr("On failure"), Text::tr("Way back"), Text::tr("Started"), Text::tr("Ended"),
                               Text::tr("Result")};
        lines << rowOf(head) << QString(QStringLiteral("|---")).repeated(head.size()) + u'|';
        for (const WorkPlanStep &step : workPlanSteps(release, directory)) {
            if (step.isRollback != rollback)
                continue;
            const QStringList cells{QString::number(step.number),
                                    cell(step.phase),
                                    cell(step.title),
                                    cell(step.performer),
                                    cell(step.environment),
                                    timeCell(step.plannedStart),
                                    QString::number(step.durationMinutes),
                                    cell(step.normalCriterion),
                                    step.onFailure,
                                    cell(step.reversibility),
                                    timeCell(step.startedAt),
                                    timeCell(step.finishedAt),
                                    cell(step.result)};
            lines << rowOf(cells);
        }
    }
    addTable(lines, contactsOf(release, directory));
    addTable(lines, revisionsOf(release, directory, now));
    if (const auto result = resultOf(release, directory))
        addTable(lines, *result);
    return lines.join(u'\n') + u'\n';
}

} // namespace releasedesk::documents
