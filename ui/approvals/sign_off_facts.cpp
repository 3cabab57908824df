// SPDX-License-Identifier: Apache-2.0
#include "ui/approvals/sign_off_facts.h"

#include "core/base/safe_text.h"
#include "core/domain/plan_check.h"
#include "core/domain/scope_warnings.h"
#include "core/domain/task_fact.h"
#include "core/domain/task_kind.h"
#include "ui/wording/rule_words.h"
#include "ui/wording/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::ui {
namespace {

using domain::Release;
using domain::Reversibility;
using domain::Task;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SignOffFacts)
};

QString line(const QString &text)
{
    return SafeText::lineFromOutside(text).plain();
}

ColorToken colorOf(RiskLevel level)
{
    return level == RiskLevel::High  ? ColorToken::Failed
        : level == RiskLevel::Medium ? ColorToken::Waiting
                                     : ColorToken::Succeeded;
}

SignOffFact risk(IconName icon, RiskLevel level, const QString &text, const QString &source = {})
{
    return {icon, colorOf(level), line(text), source, level};
}

//! Effects on protected environments that nothing takes back.
QList<Task> irreversibleSteps(const Release &release, const domain::Directory &directory)
{
    const QList<Task> lane = release.plan().rollbackLane();
    QList<Task> steps;
    for (const Task &task : release.plan().tasks) {
        const bool isUndone = std::ranges::any_of(lane, [&](const Task &each) { return each.undoes == task.id; });
        const bool counts = !task.isInRollbackLane() && directory.isProtected(task.environment)
            && domain::automationOf(task.kind) == domain::Automation::Automatic && !isUndone;
        const Reversibility reversibility = domain::reversibilityOf(task.kind);
        if (counts && reversibility == Reversibility::Irreversible)
            steps.append(task);
    }
    return steps;
}

//! Of the last three finished releases of the same project: how many failed or went back.
qsizetype recentTrouble(const Release &release, const projections::ReleaseBook &book)
{
    QList<const Release *> finished;
    for (const Release &other : book.releases()) {
        if (other.project() == release.project() && other.id() != release.id() && other.startedAt().isValid()
            && other.endedAt().isValid())
            finished.append(&other);
    }
    std::ranges::sort(finished, [](const Release *a, const Release *b) { return a->endedAt() > b->endedAt(); });
    return std::ranges::count_if(finished.mid(0, 3), [](const Release *each) {
        return each->hasRolledBack() || each->state() == domain::ReleaseState::Aborted;
    });
}

bool isOutsideWorkingHours(const QDateTime &start)
{
    const QDateTime local = inShownZone(start);
    return local.date().dayOfWeek() >= Qt::Saturday || local.time().hour() < 9 || local.time().hour() >= 18;
}

//! Said in its own words below.
bool isEmptyLane(const domain::Finding &finding)
{
    return finding.rule == u"L4" && finding.task.isEmpty();
}

} // namespace

QList<SignOffFact> riskOf(const Release &release, const projections::ReleaseBook &book,
                          const domain::Directory &directory, const QDateTime &now)
{
    QList<SignOffFact> facts;
    QStringList lasting;
    QList<TaskId> told;
    for (const Task &task : irreversibleSteps(release, directory)) {
        lasting.append(task.title);
        told.append(task.id);
    }
    for (const domain::Finding &finding : domain::checkPlan(release, directory, now)) {
        const bool isToldBelow
            = finding.rule == u"L10" || isEmptyLane(finding) || (finding.rule == u"L4" && told.contains(finding.task));
        if (finding.level == domain::FindingLevel::Information || isToldBelow)
            continue;
        const bool isError = finding.level == domain::FindingLevel::Error;
        facts.append(
            risk("warning", isError ? RiskLevel::High : RiskLevel::Medium, finding.message, ruleWord(finding.rule)));
    }
    if (!lasting.isEmpty())
        facts.append(risk("warning", RiskLevel::High,
                          Text::tr("Cannot be taken back: %1").arg(lasting.join(QStringLiteral(", "))),
                          Text::tr("flow")));
    // By the rules that hold in the project, so that it is the number its version page shows.
    domain::WarningContext context;
    context.windowStart = release.windowStart();
    context.now = now;
    if (const domain::Project *const project = directory.project(release.project()))
        context.off = project->warningsOff;
    context.isCodeKnown = !release.snapshot().commits.isEmpty();
    const auto warnings = domain::judgeScope(release.snapshot(), context).warnings;
    const int warned = domain::countScope(release.snapshot(), warnings).warnings;
    if (warned > 0)
        facts.append(risk("version", RiskLevel::Medium, Text::tr("%n issue(s) with warnings", nullptr, warned),
                          Text::tr("scope")));
    if (const qsizetype trouble = recentTrouble(release, book); trouble > 0)
        facts.append(
            risk("history", RiskLevel::Medium,
                 Text::tr("%n of the last 3 releases went back or was aborted", nullptr, static_cast<int>(trouble)),
                 Text::tr("record")));
    if (!release.windowStart().isValid())
        facts.append(risk("calendar", RiskLevel::Medium, Text::tr("No window is set"), Text::tr("release")));
    else if (isOutsideWorkingHours(release.windowStart()))
        facts.append(risk("clock", RiskLevel::Medium, Text::tr("The window is outside working hours"),
                          clockText(release.windowStart())));
    const qsizetype lane = release.plan().rollbackLane().size();
    facts.append(lane > 0 ? risk("undo", RiskLevel::Low,
                                 Text::tr("Rollback lane with %n task(s)", nullptr, static_cast<int>(lane)),
                                 Text::tr("flow"))
                          : risk("undo", RiskLevel::High,
                                 Text::tr("Nobody knows the way back: the rollback lane is empty"), Text::tr("flow")));
    return facts;
}

RiskLevel levelOf(const QList<SignOffFact> &risk)
{
    RiskLevel highest = RiskLevel::Low;
    for (const SignOffFact &fact : risk)
        highest = std::max(highest, fact.level);
    return highest;
}

QList<SignOffFact> evidenceOf(const Release &release, const QDateTime &now)
{
    QList<SignOffFact> facts;
    for (const TaskId &id : release.plan().executionOrder()) {
        const Task *const task = release.plan().task(id);
        const domain::TaskRun run = release.run(id);
        const bool isResult = task && release.isPreparation(id) && run.letsPass() && task->kind != u"release.approve";
        if (!isResult)
            continue;
        const auto kind = domain::taskKind(task->kind);
        const QString outcome
            = run.state == domain::TaskState::Skipped ? Text::tr("skipped") : domain::taskFact(*task, run);
        facts.append({kind ? IconName::find(kind->icon, "check") : IconName("check"), ColorToken::Text2,
                      line(outcome.isEmpty() ? task->title : task->title + QStringLiteral(": ") + outcome),
                      run.finishedAt.isValid() ? momentText(run.finishedAt, now) : QString()});
    }
    facts.append({"document", ColorToken::Text2, Text::tr("Work plan, revision %1").arg(release.revision()),
                  Text::tr("%n step(s)", nullptr,
                           static_cast<int>(release.plan().tasks.size() - release.plan().rollbackLane().size()))});
    const QStringList edited = release.notesTexts().keys();
    facts.append(
        {"notes", ColorToken::Text2,
         edited.isEmpty() ? Text::tr("Release notes, as generated") : Text::tr("Release notes, edited by hand"),
         edited.isEmpty() ? QStringLiteral("en, ko") : edited.join(QStringLiteral(", "))});
    if (release.snapshot().takenAt.isValid())
        facts.append(
            {"jira", ColorToken::Text2,
             Text::tr("%n issue(s) as Jira showed them", nullptr, static_cast<int>(release.snapshot().issues.size())),
             momentText(release.snapshot().takenAt, now)});
    return facts;
}

} // namespace releasedesk::ui
