// SPDX-License-Identifier: Apache-2.0
#include "core/projections/approval_waiting.h"

#include "core/domain/approval_deadlines.h"
#include "core/domain/approval_progress.h"
#include "core/domain/environment_lock.h"
#include "core/domain/freeze_in_force.h"
#include "core/domain/release_decisions.h"

#include <QCoreApplication>

#include <algorithm>

namespace releasedesk::projections {
namespace {

using namespace domain;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApprovalWaiting)
};

QString namesOf(const QList<PersonId> &people, const Directory &directory)
{
    QStringList names;
    for (const PersonId &person : people)
        names.append(directory.nameOf(person));
    return names.join(QStringLiteral(", "));
}

int neededOf(const ApprovalStep &step)
{
    ApprovalRequest alone;
    alone.line.steps = {step};
    return alone.neededCount();
}

Blocker blockerOf(const WaitingStep &step, const Directory &directory)
{
    Blocker found{QStringLiteral("approval"), {}, step.missing, step.since, step.due};
    if (step.isBlocked) {
        found.text = Text::tr("“%1” asks nobody who could sign").arg(step.title);
        found.actions = {QStringLiteral("replace")};
    } else if (!step.heldBy.isEmpty()) {
        found.reason = QStringLiteral("hold");
        found.text = Text::tr("%1 holds “%2”: %3").arg(directory.nameOf(step.heldBy), step.title, step.holdReason);
        found.holders = {step.heldBy};
        found.due = step.heldUntil;
        found.actions = {QStringLiteral("releaseHold"), QStringLiteral("remind")};
    } else if (step.type == StepType::Check) {
        found.reason = QStringLiteral("check");
        found.text = Text::tr("The check “%1” has not passed").arg(step.title);
        found.actions = {QStringLiteral("edit")};
    } else {
        found.text = Text::tr("“%1” waits for %2 (%3 of %4)")
                         .arg(step.title, namesOf(step.missing, directory))
                         .arg(step.granted)
                         .arg(step.needed);
        found.actions
            = {QStringLiteral("sign"), QStringLiteral("remind"), QStringLiteral("forward"), QStringLiteral("replace")};
    }
    return found;
}

//! What stands against asking for approval, as whoever owns the release would be told; empty: nothing.
QString whyNotAskable(const Release &release, const Directory &directory, const QDateTime &now)
{
    const Decided asked
        = decide(RequestApproval{release.id(), release.revision()}, release, {release.owner(), now, directory});
    return asked ? QString() : asked.error().message;
}

//! A release that its owner has to ask about, for the first time or again.
Blocker blockerOfDraft(const Release &release, const Directory &directory, const QDateTime &now)
{
    const std::optional<Signature> back = sentBack(release);
    Blocker found{
        back ? QStringLiteral("returned") : QStringLiteral("draft"), {}, {release.owner()}, release.changedAt()};
    const QString owner = directory.nameOf(release.owner());
    if (back && back->decision == Decision::Reject)
        found.text = Text::tr("%1 rejected it: “%2”. %3 is to change it and ask anew")
                         .arg(directory.nameOf(back->person), back->comment, owner);
    else if (back)
        found.text = Text::tr("%1 returned it: “%2”. %3 is to change it and ask again")
                         .arg(directory.nameOf(back->person), back->comment, owner);
    else
        found.text = Text::tr("Nobody has asked for approval yet");
    if (back)
        found.since = back->at;
    const QString obstacle = whyNotAskable(release, directory, now);
    if (!obstacle.isEmpty())
        found.text += QStringLiteral(". ") + obstacle;
    if (found.text.endsWith(u'.')) // whoever shows it ends the sentence
        found.text.chop(1);
    if (back || !obstacle.isEmpty())
        found.actions.append(QStringLiteral("edit"));
    if (obstacle.isEmpty())
        found.actions.append(QStringLiteral("submit"));
    return found;
}

Blocker blockerOf(const FreezeHit &hit, const Task &task, const Release &release, const Directory &directory)
{
    const PersonId owner = hit.freeze.owner.isEmpty() ? release.owner() : hit.freeze.owner;
    return {hit.isWindowOver ? QStringLiteral("window") : QStringLiteral("freeze"),
            Text::tr("“%1”: %2").arg(task.title, heldText(hit, directory)),
            {owner},
            hit.freeze.from,
            hit.freeze.until,
            {hit.isWindowOver ? QStringLiteral("move") : QStringLiteral("except")}};
}

void addTasks(const Release &release, const Directory &directory, const QDateTime &now, QList<Blocker> &chain)
{
    for (auto run = release.runs().begin(); run != release.runs().end(); ++run) {
        const Task *const task = release.plan().task(run.key());
        const QString title = task ? task->title : run.key().value();
        if (run->state == TaskState::Unknown)
            chain.append({QStringLiteral("unknown"),
                          Text::tr("Nobody knows whether “%1” took effect").arg(title),
                          {release.owner()},
                          run->since,
                          {},
                          {QStringLiteral("resolve")}});
        else if (run->state == TaskState::Failed)
            chain.append({QStringLiteral("failed"),
                          Text::tr("“%1” failed").arg(title),
                          {release.owner()},
                          run->since,
                          {},
                          {QStringLiteral("retry"), QStringLiteral("rollBack")}});
        else if (run->state == TaskState::Waiting && task && !run->performedBy.isEmpty() && !task->verifier.isEmpty())
            chain.append({QStringLiteral("person"),
                          Text::tr("“%1” is done and waits to be confirmed").arg(title),
                          {task->verifier},
                          run->since,
                          {},
                          {QStringLiteral("confirm")}});
        else if (const auto hit = task && run->state == TaskState::Waiting
                     ? freezeAgainst(release, *task, directory, now)
                     : std::nullopt)
            chain.append(blockerOf(*hit, *task, release, directory));
        else if (run->state == TaskState::Waiting && run->waitReason == WaitReason::Person)
            chain.append({QStringLiteral("person"),
                          Text::tr("“%1” waits for somebody to do it").arg(title),
                          task && !task->performer.isEmpty() ? QList<PersonId>{task->performer}
                                                             : QList<PersonId>{release.owner()},
                          run->since,
                          {},
                          {QStringLiteral("claim")}});
    }
}

void addApproved(const Release &release, const QDateTime &now, QList<Blocker> &chain)
{
    if (const auto valid = checkNotExpired(release, now); !valid) {
        chain.append({QStringLiteral("expired"),
                      valid.error().message,
                      {release.owner()},
                      release.changedAt(),
                      {},
                      {QStringLiteral("move"), QStringLiteral("submit")}});
        return;
    }
    const bool isEarly = release.windowStart().isValid() && now < release.windowStart();
    chain.append({isEarly ? QStringLiteral("window") : QStringLiteral("person"),
                  isEarly ? Text::tr("It is approved and its window has not begun")
                          : Text::tr("It is approved and nobody has started it"),
                  {release.owner()},
                  release.changedAt(),
                  isEarly ? release.windowStart() : release.windowEnd(),
                  {QStringLiteral("start")}});
}

} // namespace

QList<WaitingStep> waitingSteps(const Release &release, const Directory &directory, const QDateTime &now)
{
    QList<WaitingStep> found;
    for (const ApprovalRequest &request : release.approvals()) {
        const Task *const task = release.plan().task(request.task);
        for (const ApprovalStep &step : request.openSteps()) {
            const StepRecord record = request.records.value(step.id);
            WaitingStep waiting{release.id(), request.task, step.id};
            waiting.title = !step.title.isEmpty() ? step.title : task ? task->title : step.id;
            waiting.type = step.type;
            waiting.missing = request.missingOf(step);
            waiting.granted = static_cast<int>(request.signedFor(step).size());
            waiting.needed = neededOf(step);
            waiting.since = record.askedAt.isValid() ? record.askedAt : request.openedAt;
            waiting.workingMinutes = directory.calendar.minutesBetween(waiting.since, now);
            waiting.due = dueOf(step, request, directory);
            waiting.isOverdue = waiting.due.isValid() && waiting.due <= now;
            waiting.isBlocked = request.stateOf(step) == StepState::Blocked;
            waiting.heldBy = record.heldBy;
            waiting.holdReason = record.heldBy.isEmpty() ? QString() : record.holdReason;
            waiting.heldUntil = record.heldBy.isEmpty() ? QDateTime() : record.heldUntil;
            waiting.remindedAt = record.remindedAt;
            for (const Delegation &each : directory.delegations) {
                if (waiting.missing.contains(each.absent) && each.isActive(now, release.project()))
                    waiting.actingNow.insert(each.absent, each.delegate);
            }
            for (const Forward &each : record.forwards) {
                if (waiting.missing.contains(each.from))
                    waiting.actingNow.insert(each.from, each.to);
            }
            found.append(waiting);
        }
    }
    std::ranges::sort(found, [](const WaitingStep &a, const WaitingStep &b) {
        return std::tie(a.since, a.task, a.step) < std::tie(b.since, b.task, b.step);
    });
    return found;
}

std::optional<Blocker> keptFromBeginning(const Release &release, const Task &task, const Directory &directory,
                                         const QDateTime &now, const QMap<ReleaseId, Release> &others)
{
    const TaskRun run = release.run(task.id);
    const bool mayBegin = release.state() == ReleaseState::Running || release.state() == ReleaseState::Preparing
        || release.state() == ReleaseState::RollingBack;
    if (run.state != TaskState::Ready || !mayBegin)
        return std::nullopt;
    if (const auto hit = freezeAgainst(release, task, directory, now))
        return blockerOf(*hit, task, release, directory);
    const EnvironmentId place = effectOf(task, directory);
    if (place.isEmpty())
        return std::nullopt;
    const Release *const holder = holderAgainst(release, {place}, pointersTo(others), directory);
    if (!holder)
        return std::nullopt;
    const auto hold = holdAgainst(release, {place}, *holder, directory);
    return Blocker{QStringLiteral("lock"),
                   Text::tr("“%1”: %2").arg(task.title, holdText(*hold, release, *holder, directory)),
                   {holder->owner()},
                   run.since,
                   {},
                   {QStringLiteral("open")}};
}

QList<Blocker> whyNotMoving(const Release &release, const Directory &directory, const QDateTime &now,
                            const QMap<ReleaseId, Release> &others)
{
    QList<Blocker> chain;
    switch (release.state()) {
    case ReleaseState::Draft:
    case ReleaseState::Returned:
        chain.append(blockerOfDraft(release, directory, now));
        break;
    case ReleaseState::Approved:
        addApproved(release, now, chain);
        break;
    case ReleaseState::Paused:
        chain.append({QStringLiteral("pause"),
                      Text::tr("It is paused: %1").arg(release.stateNote()),
                      {release.owner()},
                      release.changedAt(),
                      {},
                      {QStringLiteral("resume")}});
        break;
    case ReleaseState::Preparing:
    case ReleaseState::InApproval:
    case ReleaseState::Running:
    case ReleaseState::Halted:
    case ReleaseState::RollingBack:
        for (const WaitingStep &step : waitingSteps(release, directory, now))
            chain.append(blockerOf(step, directory));
        addTasks(release, directory, now, chain);
        for (const Task &task : release.plan().tasks) {
            if (const auto kept = keptFromBeginning(release, task, directory, now, others))
                chain.append(*kept);
        }
        break;
    default:
        break;
    }
    return chain;
}

QString whyInWords(const QList<Blocker> &chain)
{
    if (chain.isEmpty())
        return {};
    if (chain.size() == 1)
        return chain.first().text + u'.';
    return Text::tr("%1, and %n more.", nullptr, static_cast<int>(chain.size()) - 1).arg(chain.first().text);
}

std::optional<QStringList> changedSinceSigned(const Release &release, const TaskId &task, const PersonId &person)
{
    const ApprovalRequest *const request = release.approval(task);
    return request ? request->changedSince(person) : std::nullopt;
}

} // namespace releasedesk::projections
