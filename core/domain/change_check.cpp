// SPDX-License-Identifier: Apache-2.0
#include "core/domain/change_check.h"

#include "core/domain/approval_rules.h"
#include "core/domain/approval_withdrawal.h"
#include "core/domain/plan_check.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeCheck)
};

//! What a task waits for by a drawn connection.
QSet<TaskId> drawnBefore(const Plan &plan, const TaskId &task)
{
    QSet<TaskId> before;
    for (const Edge &edge : plan.edges) {
        if (edge.to == task)
            before.insert(edge.from);
    }
    return before;
}

//! The connections of a task, in both directions.
QSet<QPair<TaskId, TaskId>> drawnAt(const Plan &plan, const TaskId &task)
{
    QSet<QPair<TaskId, TaskId>> drawn;
    for (const Edge &edge : plan.edges) {
        if (edge.from == task || edge.to == task)
            drawn.insert({edge.from, edge.to});
    }
    return drawn;
}

bool isLane(const Task *task)
{
    return task && task->isInRollbackLane();
}

//! Whether the way back from what has been done leads over a task of the lane: one that belongs to no task does so
//! always.
bool isNeededNow(const Release &release, const Task *task)
{
    return isLane(task) && (task->undoes.isEmpty() || release.hasBegun(task->undoes));
}

tl::unexpected<Error> ofTheWayBack(const Task &task)
{
    return refusal(QStringLiteral("change.wayBack"),
                   Text::tr("“%1” takes back what this run has done already, and a rollback does not wait for "
                            "signatures. It stays as it is until the release has ended; change what has not begun.")
                       .arg(task.title));
}

//! A rollback may begin before anybody signs again, so what it would do now stays what was signed.
Result<> checkWayBack(const Release &release, const Plan &plan)
{
    const Plan &old = release.plan();
    QSet<TaskId> lane;
    for (const QList<Task> &tasks : {old.tasks, plan.tasks}) {
        for (const Task &each : tasks) {
            if (each.isInRollbackLane())
                lane.insert(each.id);
        }
    }
    for (const TaskId &id : std::as_const(lane)) {
        const Task *const before = old.task(id);
        const Task *const after = plan.task(id);
        const bool isSame = before && after && *before == *after && drawnAt(old, id) == drawnAt(plan, id);
        if (!isSame && (isNeededNow(release, before) || isNeededNow(release, after)))
            return ofTheWayBack(before ? *before : *after);
    }
    for (const Variable &variable : old.variables) {
        const bool isKept = plan.variables.contains(variable);
        const bool isAlone = std::ranges::count(plan.variables, variable.name, &Variable::name)
            == std::ranges::count(old.variables, variable.name, &Variable::name); // a narrower one would take its place
        if (!isKept || !isAlone)
            return refusal(QStringLiteral("change.variable"),
                           Text::tr("Tasks of this run, and its way back, have “%1” as it is, so it keeps its value "
                                    "until the release has ended. Add a variable of another name.")
                               .arg(variable.name));
    }
    return {};
}

//! What runs without signatures is not decided anew while the release runs: it would be carried out at once.
Result<> checkPreparation(const Release &release, const Plan &plan)
{
    for (const Phase &before : release.plan().phases) {
        const Phase *const after = plan.phase(before.id);
        if (after && after->isBeforeApproval != before.isBeforeApproval)
            return refusal(QStringLiteral("change.preparation"),
                           Text::tr("Whether “%1” stands before the approval cannot change any more: its tasks would "
                                    "run unsigned, or not at all. Add another phase.")
                               .arg(before.name));
    }
    const QSet<TaskId> preparation = preparationOf(plan);
    for (const Task &before : release.plan().tasks) {
        const bool isMoved
            = plan.task(before.id) && preparation.contains(before.id) != release.isPreparation(before.id);
        if (isMoved)
            return refusal(QStringLiteral("change.preparation"),
                           Text::tr("“%1” would stand on the other side of the approval, which a release that has "
                                    "started does not allow. Leave it where it is, or add another task.")
                               .arg(before.title));
    }
    return {};
}

//! What an edit names, and whether it is the same in both plans; a name for people if it is not.
struct Touched {
    const Plan &before;
    const Plan &now;

    QString task(const TaskId &id, bool hasConnections) const
    {
        const Task *const was = before.task(id);
        const Task *const is = now.task(id);
        const bool isSame = was && is ? *was == *is : !was && !is;
        if (isSame && (!hasConnections || drawnAt(before, id) == drawnAt(now, id)))
            return {};
        return was ? was->title : is ? is->title : id.value();
    }
    QString phase(const PhaseId &id) const
    {
        const Phase *const was = before.phase(id);
        const Phase *const is = now.phase(id);
        const bool isSame = was && is ? *was == *is : !was && !is;
        return isSame ? QString() : was ? was->name : is->name;
    }
    QString edge(const Edge &edge) const
    {
        if (before.edges.contains(edge) != now.edges.contains(edge))
            return task(edge.to, true);
        const QString to = task(edge.to, false);
        return to.isEmpty() ? task(edge.from, false) : to;
    }

    QString operator()(const AddTask &edit) const
    {
        const QString undone = edit.task.undoes.isEmpty() ? QString() : task(edit.task.undoes, false);
        const QString place = phase(edit.task.phase);
        return !undone.isEmpty() ? undone : !place.isEmpty() ? place : task(edit.task.id, false);
    }
    QString operator()(const RemoveTask &edit) const { return task(edit.task, true); }
    QString operator()(const ChangeTask &edit) const { return task(edit.task.id, false); }
    QString operator()(const MoveTask &edit) const
    {
        const QString place = phase(edit.phase);
        return place.isEmpty() ? task(edit.task, false) : place;
    }
    QString operator()(const Connect &edit) const { return edge(edit.edge); }
    QString operator()(const Disconnect &edit) const { return edge(edit.edge); }
    QString operator()(const AddPhase &edit) const { return phase(edit.phase.id); }
    QString operator()(const RemovePhase &edit) const { return phase(edit.phase); }
    QString operator()(const ChangePhase &edit) const { return phase(edit.phase.id); }
    QString operator()(const SetVariables & /*edit*/) const
    {
        return before.variables == now.variables ? QString() : Text::tr("the variables");
    }
    QString operator()(const SetPolicies & /*edit*/) const
    {
        return before.policies == now.policies ? QString() : Text::tr("what the checks forbid");
    }
};

} // namespace

Result<> checkOnlyOpenChanges(const Release &release, const Plan &plan)
{
    for (const Task &before : release.plan().tasks) {
        // What failed before the approval is asked again from the start, so it may be put right.
        const bool isToDoAgain = release.isPreparation(before.id) && release.run(before.id).state == TaskState::Failed;
        if (!release.hasBegun(before.id) || isToDoAgain)
            continue;
        const Task *const after = plan.task(before.id);
        const bool isSame
            = after && *after == before && drawnBefore(plan, before.id) == drawnBefore(release.plan(), before.id);
        if (!isSame)
            return refusal(QStringLiteral("change.begun"),
                           Text::tr("“%1” has begun, so it stays as it is. Change what comes after it, or roll back.")
                               .arg(before.title));
    }
    if (const auto kept = checkWayBack(release, plan); !kept)
        return kept;
    return checkPreparation(release, plan);
}

Result<> checkUpToDate(const Release &release, const ChangeProposal &proposal)
{
    if (!proposal.isReadable)
        return refusal(QStringLiteral("change.unreadable"),
                       Text::tr("A later version of Release Desk proposed this, and this one cannot read all of it. "
                                "Only half of it would be carried out. Update, or have it proposed again."));
    for (const PlanEdit &edit : proposal.edits) {
        const QString changed = std::visit(Touched{proposal.base, release.plan()}, edit);
        if (!changed.isEmpty())
            return refusal(QStringLiteral("change.stale"),
                           Text::tr("“%1” was changed after this was proposed, and accepting it would take that back. "
                                    "Refuse it, and have it proposed again for the flow as it is now.")
                               .arg(changed),
                           ErrorCode::Aborted);
    }
    return {};
}

bool isUnderWay(const Release &release)
{
    return !release.isRollingBack()
        && (release.state() == ReleaseState::Running || release.state() == ReleaseState::Paused
            || release.state() == ReleaseState::Halted);
}

Result<> checkAtRest(const Release &release)
{
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        const bool isOpen
            = run->state == TaskState::Running || run->state == TaskState::Unknown || run->state == TaskState::Failed;
        if (!isOpen)
            continue;
        const Task *const task = release.task(run.key());
        return refusal(
            QStringLiteral("change.busy"),
            Text::tr("People have to sign this change, and “%1” is not at its end. Let it end, or settle it: "
                     "retry it, skip it, or say what became of it. Then do this again.")
                .arg(task ? task->title : run.key().value()));
    }
    return {};
}

Decided editUnderSignatures(const Release &release, QList<ReleaseEvent> edits, const QString &reason,
                            const Circumstances &now)
{
    Release changed = release;
    for (const ReleaseEvent &event : std::as_const(edits))
        changed.apply(event, now.actor, now.now);
    const auto withdrawn = eventOf(withdrawalBetween(release, changed, now), reason);
    if (!withdrawn)
        return edits;
    if (const auto atRest = isUnderWay(release) ? checkAtRest(release) : Result<>(); !atRest)
        return failed(atRest);
    changed.apply(*withdrawn, now.actor, now.now);
    if (const auto signable = checkSignable(changed, now); !signable)
        return failed(signable);
    edits.append(*withdrawn);
    return edits;
}

Result<> checkNotLooser(const Plan &before, const Plan &after, const Circumstances &now)
{
    const Person *const person = now.directory.person(now.actor);
    const bool mayLoosen = person && person->roles.contains(Role::Administrator);
    if (mayLoosen || !areWeaker(after.policies, before.policies))
        return {};
    return refusal(QStringLiteral("policy.weaker"),
                   Text::tr("The template of this release forbids more than what you want to allow. Ask an "
                            "administrator to loosen its policies."),
                   ErrorCode::PermissionDenied);
}

QString consequenceOf(const Withdrawal &withdrawal, const Release &release, const Directory &directory)
{
    if (withdrawal.isEmpty())
        return {};
    const QString sentence = withdrawal.sentence(directory);
    if (!isUnderWay(release))
        return sentence;
    return QString(
               sentence + u' '
               + Text::tr("The release waits until it is signed again and started, then goes on where it stands. It "
                          "can still be rolled back."))
        .trimmed();
}

Result<> checkSignable(const Release &changed, const Circumstances &now)
{
    QStringList problems;
    for (const Finding &finding : checkPlan(changed, now.directory, now.now)) {
        if (finding.level == FindingLevel::Error && finding.rule != u"L6") // its time is asked at the start
            problems.append(finding.message);
    }
    const SealedRules sealed = rulesNow(changed, now.directory, now.now);
    for (const Task &task : changed.plan().tasks) {
        if (task.kind == u"release.approve" && problems.isEmpty())
            problems += lineProblems(task, sealed.lines.value(task.id), changed, changed.requestedBy(), now.directory);
    }
    if (problems.isEmpty())
        return {};
    return refusal(QStringLiteral("release.findings"),
                   Text::tr("%1 %2 could not be signed and started with this change: %3")
                       .arg(changed.project().value(), changed.version(), problems.join(u' ')));
}

} // namespace releasedesk::domain
