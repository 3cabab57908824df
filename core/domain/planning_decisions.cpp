// SPDX-License-Identifier: Apache-2.0
#include "core/domain/approval_rules.h"
#include "core/domain/approval_withdrawal.h"
#include "core/domain/change_check.h"
#include "core/domain/plan_check.h"
#include "core/domain/release_decisions.h"

#include <QCoreApplication>

namespace releasedesk::domain {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlanningDecisions)
};

Result<> checkRevision(const Release &release, int expected)
{
    if (expected == release.revision())
        return {};
    return refusal(
        QStringLiteral("release.revision"),
        Text::tr("Somebody else changed this release meanwhile (revision %1, you saw %2). Look at the changes "
                 "and do it again.")
            .arg(release.revision())
            .arg(expected),
        ErrorCode::Aborted);
}

//! The edit, and, where it changes what people have signed or are asked to sign, what that does to their signatures.
Decided withSignatures(const Release &release, const ReleaseEvent &edit, const Circumstances &now)
{
    QList<ReleaseEvent> events{edit};
    if (release.state() != ReleaseState::InApproval && release.state() != ReleaseState::Approved)
        return events;
    Release changed = release;
    changed.apply(edit, now.actor, now.now);
    const Withdrawal withdrawal = withdrawalBetween(release, changed, now);
    if (const auto event = eventOf(withdrawal, Text::tr("Edited by %1").arg(now.directory.nameOf(now.actor))))
        events.append(*event);
    return events;
}

Result<> checkEditable(const Release &release)
{
    if (release.exists() && release.isEditable())
        return {};
    if (release.exists() && !release.isOver())
        return refusal(
            QStringLiteral("release.locked"),
            Text::tr("The flow of %1 %2 is locked while it is prepared or runs. Withdraw the request or let it "
                     "end first.")
                .arg(release.project().value(), release.version()));
    return failed(Result<>(notNow(release)));
}

//! A run lives in its window: one that is over would take all signatures with it, and one that is still to come would
//! be passed over, since the run goes on at once.
Result<> checkWindowOfRun(const EditDetails &command, const Release &release, const Circumstances &now)
{
    if (command.windowEnd.isValid() && command.windowEnd <= now.now)
        return refusal(
            QStringLiteral("release.window"),
            Text::tr("The window would be over, and the signatures end with it. Give a later end together with "
                     "this change."));
    if (release.state() == ReleaseState::Running && command.windowStart.isValid() && command.windowStart > now.now)
        return refusal(
            QStringLiteral("release.window"),
            Text::tr("The window would begin later, and the run goes on at once. Pause the release first, and "
                     "resume it in its new window."));
    return {};
}

//! Each source is one thing that a Jira can be asked for, and none stands twice.
Result<> checkSources(const QList<ScopeEntry> &scope)
{
    for (qsizetype i = 0; i < scope.size(); ++i) {
        const ScopeEntry &entry = scope.at(i);
        const int named = int(!entry.version.isEmpty()) + int(!entry.jql.isEmpty()) + int(!entry.epic.isEmpty());
        const bool isWhole
            = named == 1 && !entry.connection.isEmpty() && (entry.version.isEmpty() || !entry.project.isEmpty());
        if (!isWhole)
            return refusal(QStringLiteral("scope.incomplete"),
                           Text::tr("A source of issues is a version of a Jira project, a search or an epic of one "
                                    "connection. Name exactly one of them."),
                           ErrorCode::InvalidArgument);
        if (scope.indexOf(entry) != i)
            return refusal(QStringLiteral("scope.twice"),
                           Text::tr("The release takes “%1” already. Name another source.").arg(entry.what()),
                           ErrorCode::InvalidArgument);
    }
    return {};
}

} // namespace

Decided decide(const CreateRelease &command, const Release &release, const Circumstances &now)
{
    if (release.exists()) {
        const bool isRepeat = release.project() == command.project && release.version() == command.version;
        if (isRepeat)
            return QList<ReleaseEvent>();
        return refusal(QStringLiteral("release.exists"), Text::tr("There is already a release with this id."),
                       ErrorCode::AlreadyExists);
    }
    if (command.release.isEmpty())
        return refusal(QStringLiteral("release.noId"), Text::tr("A release needs an id."), ErrorCode::InvalidArgument);
    if (!now.directory.project(command.project))
        return refusal(QStringLiteral("project.unknown"),
                       Text::tr("This workspace has no project “%1”. Add it to workspace.yaml or choose another.")
                           .arg(command.project.value()),
                       ErrorCode::NotFound);
    if (command.version.trimmed().isEmpty())
        return refusal(QStringLiteral("release.noVersion"), Text::tr("A release needs a version. Enter one."),
                       ErrorCode::InvalidArgument);
    const PersonId owner = command.owner.isEmpty() ? now.actor : command.owner;
    if (!now.directory.person(owner))
        return refusal(
            QStringLiteral("person.unknown"),
            Text::tr("This workspace does not know “%1”, so nobody would own the release. Choose somebody else.")
                .arg(owner.value()),
            ErrorCode::NotFound);
    if (const auto checked = checkShape(command.plan); !checked)
        return failed(checked);
    return QList<ReleaseEvent>{ReleaseCreated{
        command.release, command.project, command.version, command.title, owner, command.templateId,
        command.templateVersion, inPhaseOrder(command.plan), command.scope, command.snapshot, command.windowStart,
        command.windowEnd, command.type, command.risk, command.allowsAfterwards, command.whenFrozen}};
}

Decided decide(const EditPlan &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkEditable(release); !checked)
        return failed(checked);
    if (const auto checked = checkRevision(release, command.expectedRevision); !checked)
        return failed(checked);
    Plan plan = release.plan();
    if (const auto applied = applyEdits(plan, command.edits); !applied)
        return failed(applied);
    if (plan == release.plan())
        return QList<ReleaseEvent>();
    if (const auto kept = checkNotLooser(release.plan(), plan, now); !kept)
        return failed(kept);
    if (release.isAmended()) {
        if (const auto open = checkOnlyOpenChanges(release, plan); !open)
            return failed(open);
    }
    return withSignatures(release, PlanEdited{release.revision() + 1, toJsonArray(command.edits), command.what}, now);
}

Decided decide(const EditDetails &command, const Release &release, const Circumstances &now)
{
    const bool isRun = release.exists() && isUnderWay(release);
    if (const auto checked = isRun ? Result<>() : checkEditable(release); !checked)
        return failed(checked);
    if (const auto checked = checkRevision(release, command.expectedRevision); !checked)
        return failed(checked);
    if (!now.directory.person(command.owner))
        return refusal(
            QStringLiteral("person.unknown"),
            Text::tr("This workspace does not know “%1”, so nobody would own the release. Choose somebody else.")
                .arg(command.owner.value()),
            ErrorCode::NotFound);
    if ((isRun || release.isAmended()) && command.title != release.title())
        return refusal(QStringLiteral("change.title"),
                       Text::tr("Tasks of this run, and its way back, may name the release by its title, so it stays "
                                "“%1” until the release has ended.")
                           .arg(release.title()));
    if (command.windowStart.isValid() && command.windowEnd.isValid() && command.windowEnd <= command.windowStart)
        return refusal(QStringLiteral("release.window"),
                       Text::tr("The window ends before it starts. Correct its times."), ErrorCode::InvalidArgument);
    const WhenFrozen choice = command.whenFrozen.value_or(release.whenFrozen());
    const bool isSame = command.title == release.title() && command.owner == release.owner()
        && command.windowStart == release.windowStart() && command.windowEnd == release.windowEnd()
        && choice == release.whenFrozen();
    if (isSame)
        return QList<ReleaseEvent>();
    if (const auto fits = isRun ? checkWindowOfRun(command, release, now) : Result<>(); !fits)
        return failed(fits);
    const DetailsEdited edited{release.revision() + 1, command.title,
                               command.owner,          command.windowStart,
                               command.windowEnd,      command.whenFrozen.value_or(release.whenFrozen())};
    if (isRun)
        return editUnderSignatures(release, {edited}, Text::tr("Edited by %1").arg(now.directory.nameOf(now.actor)),
                                   now);
    return withSignatures(release, edited, now);
}

Decided decide(const RefreshScope &command, const Release &release, const Circumstances &now)
{
    if (const auto checked = checkEditable(release); !checked)
        return failed(checked);
    if (const auto checked = checkRevision(release, command.expectedRevision); !checked)
        return failed(checked);
    if (command.scope) {
        if (const auto checked = checkSources(*command.scope); !checked)
            return failed(checked);
    }
    const bool isSameScope = !command.scope || *command.scope == release.scope();
    return withSignatures(
        release, ScopeRefreshed{release.revision() + 1, command.snapshot, isSameScope ? std::nullopt : command.scope},
        now);
}

Decided decide(const EditNotes &command, const Release &release, const Circumstances & /*now*/)
{
    if (!release.exists() || release.state() == ReleaseState::Closed || release.state() == ReleaseState::Discarded)
        return notNow(release);
    if (release.notesTexts().value(command.language) == command.text)
        return QList<ReleaseEvent>();
    return QList<ReleaseEvent>{NotesEdited{command.language, command.text}};
}

Decided decide(const RequestApproval &command, const Release &release, const Circumstances &now)
{
    if (release.state() != ReleaseState::Draft && release.state() != ReleaseState::Returned)
        return notNow(release);
    if (!release.exists())
        return notNow(release);
    if (const auto checked = checkRevision(release, command.expectedRevision); !checked)
        return failed(checked);
    QStringList problems;
    for (const Finding &finding : checkPlan(release, now.directory, now.now)) {
        if (finding.level == FindingLevel::Error)
            problems.append(finding.message);
    }
    const SealedRules sealed = rulesNow(release, now.directory, now.now);
    for (const Task &task : release.plan().tasks) {
        if (task.kind == u"release.approve" && problems.isEmpty())
            problems += lineProblems(task, sealed.lines.value(task.id), release, now.actor, now.directory);
    }
    if (!problems.isEmpty())
        return refusal(QStringLiteral("release.findings"),
                       Text::tr("%1 %2 cannot be submitted yet: %3")
                           .arg(release.project().value(), release.version(), problems.join(u' ')));
    return QList<ReleaseEvent>{ApprovalRequested{release.revision(), sealed}};
}

Decided decide(const DiscardRelease &command, const Release &release, const Circumstances & /*now*/)
{
    const bool isPossible = release.exists() && !release.isAmended()
        && (release.state() == ReleaseState::Draft || release.state() == ReleaseState::Returned
            || release.state() == ReleaseState::Approved);
    if (!isPossible)
        return notNow(release);
    if (command.reason.trimmed().isEmpty())
        return refusal(QStringLiteral("release.noReason"), Text::tr("Say why; the reason stays in the history."),
                       ErrorCode::InvalidArgument);
    return QList<ReleaseEvent>{ReleaseDiscarded{command.reason}};
}

} // namespace releasedesk::domain
