// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/reference_model.h"

#include <algorithm>

//! What people may ask for, when, and what it does: the tables of 3.4 and 3.5.

namespace releasedesk::tests::model {
namespace {

//! Rights of the people of a simulation: "owner", "op", "jiho", "minseo", "yuna" (approvers) and "viewer".
bool mayAsk(const QString &person, Verb verb)
{
    if (verb == Verb::Sign || verb == Verb::Agree)
        return true; // whoever stands in the line
    if (person == u"owner")
        return true;
    switch (verb) {
    case Verb::Start:
    case Verb::Pause:
    case Verb::Resume:
    case Verb::RollBack:
    case Verb::Retry:
    case Verb::Claim:
    case Verb::Complete:
    case Verb::Tick:
    case Verb::Resolve:
    case Verb::Cancel:
    case Verb::Hold:
    case Verb::Unhold:
    case Verb::Advance:
    case Verb::Reopen:
    case Verb::Restart:
        return person == u"op";
    default:
        return false;
    }
}

bool isAbout(Verb verb)
{
    return verb == Verb::Retry || verb == Verb::Skip || verb == Verb::Claim || verb == Verb::Complete
        || verb == Verb::Tick || verb == Verb::Resolve || verb == Verb::Cancel || verb == Verb::Hold
        || verb == Verb::Unhold || verb == Verb::Advance || verb == Verb::Reopen;
}

QStringList unless(bool isSo, const char *reason)
{
    return isSo ? QStringList() : QStringList{QString::fromLatin1(reason)};
}

} // namespace

QStringList ReferenceModel::ask(const Wish &wish)
{
    const QStringList reasons = whyNot(wish);
    if (reasons.isEmpty())
        grant(wish);
    return reasons;
}

QStringList ReferenceModel::whyNot(const Wish &wish) const
{
    QStringList why = unless(mayAsk(wish.person, wish.verb), "access.role");
    if (wish.verb == Verb::Sign)
        return why + whyNotSign(wish);
    if (isAbout(wish.verb)) {
        const bool isKnown = wish.run >= 0 && wish.run < m_pipeline.runCount();
        return isKnown ? why + whyNotForTask(wish) : why + QStringList{QStringLiteral("task.unknown")};
    }
    const auto in = [&](std::initializer_list<ReleaseIs> states) {
        return unless(std::ranges::find(states, m_state) != states.end(), "release.state");
    };
    const QStringList reason = unless(wish.saysWhy, "release.noReason");
    switch (wish.verb) {
    case Verb::Submit:
        return why + in({ReleaseIs::Draft, ReleaseIs::Returned}) + unless(!hasFindings(), "release.findings");
    case Verb::Withdraw: {
        bool isSigned = false;
        for (auto line = m_approvedBy.begin(); line != m_approvedBy.end(); ++line)
            isSigned = isSigned || (!line->isEmpty() && (m_open.contains(line.key()) || passes(line.key())));
        bool isBusy = false;
        for (const Standing &now : m_runs)
            isBusy = isBusy || now.isInFlight || now.is == TaskIs::Unknown;
        return why + in({ReleaseIs::InApproval, ReleaseIs::Preparing}) + unless(!isSigned, "approval.decided")
            + unless(!isBusy, "release.busy");
    }
    case Verb::Edit:
        return why + in({ReleaseIs::Draft, ReleaseIs::Returned, ReleaseIs::InApproval, ReleaseIs::Approved})
            + unless(!isLive() || m_state == ReleaseIs::InApproval, "release.locked");
    case Verb::Start:
        return why + in({ReleaseIs::Approved});
    case Verb::Pause:
        return why + in({ReleaseIs::Running});
    case Verb::Resume:
        return why + in({ReleaseIs::Paused});
    case Verb::Abort:
        return why + reason + in({ReleaseIs::Running, ReleaseIs::Paused, ReleaseIs::Halted});
    case Verb::Discard:
        return why + reason + in({ReleaseIs::Draft, ReleaseIs::Returned, ReleaseIs::Approved});
    case Verb::Close: {
        bool isBusy = false;
        for (const Standing &now : m_runs)
            isBusy = isBusy || now.isInFlight || now.is == TaskIs::Unknown;
        return why + in({ReleaseIs::Released, ReleaseIs::RolledBack, ReleaseIs::Aborted})
            + unless(!isBusy, "release.busy");
    }
    case Verb::RollBack:
        return why + reason + whyNotRollBack();
    case Verb::Restart:
        return why + whyNotRestart(wish);
    case Verb::Agree:
        return why + whyNotAgree(wish);
    default:
        return why;
    }
}

QStringList ReferenceModel::whyNotRollBack() const
{
    const bool isPossible = m_hasRun
        && (m_state == ReleaseIs::Running || m_state == ReleaseIs::Paused || m_state == ReleaseIs::Halted
            || m_state == ReleaseIs::Released);
    QStringList why = unless(isPossible, "release.state") + unless(!m_hasRolledBack, "rollback.once");
    const bool isAnyUnknown
        = std::ranges::any_of(m_runs, [](const Standing &now) { return now.is == TaskIs::Unknown; });
    why += unless(!isAnyUnknown, "rollback.unknown");
    if (inFlight().isEmpty())
        why += unless(!wayBack().empty(), "rollback.nothing");
    return why;
}

QStringList ReferenceModel::whyNotForTask(const Wish &wish) const
{
    const Task &task = m_pipeline.taskOf(wish.run);
    const Standing &now = standing(wish.run);
    const bool isHere = isLive() && isCurrent(wish.run);
    // The way back of a task that undoes nothing exists only as a step of a rollback.
    const bool isForOthers = wish.run < m_pipeline.count() && !task.performer.isEmpty() && task.performer != wish.person
        && wish.person != u"owner" && wish.verb != Verb::Skip;
    QStringList why = unless(!isForOthers, "task.notPerformer");
    const bool isWithPerson = now.is == TaskIs::Waiting && task.mover == Mover::Person && !now.isHeld;
    if (wish.verb == Verb::Hold || wish.verb == Verb::Unhold || wish.verb == Verb::Advance || wish.verb == Verb::Reopen)
        return (wish.verb == Verb::Hold || wish.verb == Verb::Unhold ? QStringList() : why) + whyNotSteer(wish);
    switch (wish.verb) {
    case Verb::Retry:
        if (now.is == TaskIs::Unknown)
            return why + QStringList{QStringLiteral("task.unknownOutcome")};
        return why + unless(now.is == TaskIs::Failed && isHere, "task.state")
            + unless(wish.person == u"owner" || now.made <= task.retries, "task.noAttemptsLeft");
    case Verb::Skip: {
        const bool isOpen = now.is == TaskIs::Planned || now.is == TaskIs::Ready || now.is == TaskIs::Waiting
            || now.is == TaskIs::Failed;
        const bool isAllowed = task.isSkippable && task.mover != Mover::Line && !(task.isCheck && task.isProtected);
        return why + unless(isOpen && isHere, "task.state") + unless(isAllowed, "task.notSkippable")
            + unless(wish.saysWhy, "task.noReason");
    }
    case Verb::Claim:
        if (now.is == TaskIs::Running && now.claimedBy == wish.person)
            return why;
        return why + unless(isWithPerson && isHere, "task.state");
    case Verb::Complete: {
        const bool isByHand = now.is == TaskIs::Failed;
        const bool isOpen = isWithPerson || (now.is == TaskIs::Running && task.mover == Mover::Person);
        const bool isPossible = (isByHand || isOpen) && task.mover != Mover::Line && isHere;
        if (isByHand)
            return why + unless(isPossible, "task.state") + unless(wish.saysWhy, "task.noReason");
        return why + unless(isPossible, "task.state")
            + unless(now.claimedBy.isEmpty() || now.claimedBy == wish.person, "task.claimed")
            + unless(now.ticked.size() >= task.items, "task.itemsOpen");
    }
    case Verb::Tick: {
        const bool isOpen = task.mover == Mover::Person && (isWithPerson || now.is == TaskIs::Running);
        return why + unless(isOpen && isHere, "task.state")
            + unless(wish.item >= 0 && wish.item < task.items, "task.unknownItem");
    }
    case Verb::Resolve: {
        const bool isKept = m_state == ReleaseIs::Closed || m_state == ReleaseIs::Discarded;
        return why + unless(now.is == TaskIs::Unknown && !isKept, "task.state") + unless(wish.saysWhy, "task.noReason");
    }
    default:
        return why + unless(now.is == TaskIs::Running && task.mover == Mover::Executor, "task.state");
    }
}

//! Hold, release, complete in advance, open again (3.5).
QStringList ReferenceModel::whyNotSteer(const Wish &wish) const
{
    const Task &task = m_pipeline.taskOf(wish.run);
    const Standing &now = standing(wish.run);
    const bool isHere = isLive() && isCurrent(wish.run);
    const QStringList reason = unless(wish.saysWhy, "task.noReason");
    switch (wish.verb) {
    case Verb::Hold: {
        if (now.isHeld)
            return {};
        const bool isToCome = now.is == TaskIs::Planned || now.is == TaskIs::Ready
            || (now.is == TaskIs::Waiting && task.mover == Mover::Person);
        return unless(isToCome && isHere, "task.state") + reason;
    }
    case Verb::Unhold:
        return unless(now.isHeld && isHere, "task.state");
    case Verb::Advance:
        return unless(now.is == TaskIs::Planned && task.mover == Mover::Person && isHere, "task.state") + reason;
    default: {
        const bool isOver = (now.is == TaskIs::Succeeded || now.is == TaskIs::Skipped) && now.isByHand;
        QStringList why
            = unless(isOver && isHere && wish.run < m_pipeline.count() && task.phase >= 0, "task.state") + reason;
        for (int other = 0; other < m_pipeline.count() && isOver; ++other) {
            const bool hasBegun = standing(other).is != TaskIs::Planned && isBehind(other, wish.run)
                && other != wish.run && !isOnlyUp(other) && !standing(other).isAhead && !standing(other).isHeld;
            why += unless(!hasBegun, "task.passed");
        }
        const bool isOpenYet = m_state == ReleaseIs::Preparing
            || (m_state == ReleaseIs::Paused && m_interrupted == ReleaseIs::Preparing);
        const bool isFrozen
            = wish.run < m_pipeline.count() && m_isPreparation[static_cast<std::size_t>(wish.run)] && !isOpenYet;
        return why + unless(!isFrozen, "task.passed");
    }
    }
}

//! Whether it has come up and nobody has begun with it.
bool ReferenceModel::isOnlyUp(int task) const
{
    const Standing &now = standing(task);
    const bool isWaiting = now.is == TaskIs::Waiting && m_pipeline.taskOf(task).mover != Mover::Line;
    return now.made == 0 && (now.is == TaskIs::Ready || isWaiting);
}

//! Whether \p task waits for \p other, directly or not, or is it.
bool ReferenceModel::isBehind(int task, int other) const
{
    if (task == other)
        return true;
    return task < m_pipeline.count()
        && std::ranges::any_of(
               m_before[static_cast<std::size_t>(task)], [&](int before) { return isBehind(before, other); });
}

bool ReferenceModel::hasEnded() const
{
    return m_state == ReleaseIs::RolledBack || m_state == ReleaseIs::Aborted;
}

std::vector<int> ReferenceModel::again(int task) const
{
    std::vector<int> tasks;
    for (const int other : m_order) {
        const Standing &now = standing(other);
        const bool isLost = hasEnded() && !passes(other);
        const bool hasComeUp = now.is != TaskIs::Planned || now.made > 0;
        const bool isKept = m_isPreparation[static_cast<std::size_t>(other)] && now.is != TaskIs::Compensated;
        if (!isKept && (isLost || (hasComeUp && isBehind(other, task))))
            tasks.push_back(other);
    }
    return tasks;
}

QStringList ReferenceModel::whyNotRestart(const Wish &wish) const
{
    const bool isOfTask = wish.run >= 0 && wish.run < m_pipeline.count();
    if (!isOfTask)
        return {QStringLiteral("task.unknown"), QStringLiteral("release.state")};
    const bool isUnderWay = m_state == ReleaseIs::Running
        || ((m_state == ReleaseIs::Paused || m_state == ReleaseIs::Halted) && m_interrupted == ReleaseIs::Running);
    const Standing &now = standing(wish.run);
    const bool isInLane = m_pipeline.taskOf(wish.run).phase < 0;
    const bool hasFinished = now.is == TaskIs::Succeeded || now.is == TaskIs::Skipped || now.is == TaskIs::Aborted
        || now.is == TaskIs::Compensated || now.is == TaskIs::Failed;
    QStringList why = unless(m_hasRun && (isUnderWay || hasEnded()), "release.state")
        + unless(!m_isPreparation[static_cast<std::size_t>(wish.run)], "restart.signed")
        + unless(!isInLane, "task.state") + unless(hasFinished, "task.notFinished")
        + unless(wish.saysWhy, "task.noReason");
    const std::vector<int> tasks = again(wish.run);
    why += unless(!tasks.empty(), "restart.nothing");
    const auto isOpen = [this](int run) {
        return standing(run).isInFlight || standing(run).is == TaskIs::Running || standing(run).is == TaskIs::Unknown;
    };
    const bool isQuiet = std::ranges::none_of(tasks, isOpen) && (!hasEnded() || std::ranges::none_of(m_steps, isOpen));
    why += unless(isQuiet, "restart.inFlight");
    bool isSigned = false;
    for (int line = 0; line < m_pipeline.count(); ++line)
        isSigned = isSigned || (m_pipeline.taskOf(line).mover == Mover::Line && isLineComplete(line));
    return why + unless(!hasEnded() || !isSigned || m_isAgreed, "rerun.notConfirmed");
}

//! Who decided last agrees.
QStringList ReferenceModel::whyNotAgree(const Wish &wish) const
{
    bool decidedLast = false;
    for (int line = 0; line < m_pipeline.count(); ++line)
        decidedLast = decidedLast
            || (m_pipeline.taskOf(line).mover == Mover::Line && isLineComplete(line)
                && m_lastSigner.value(line) == wish.person);
    QStringList why = unless(hasEnded() && m_hasRun, "release.state");
    if (!decidedLast)
        why += QStringList{QStringLiteral("rerun.notFinalApprover"), QStringLiteral("access.role"),
                           QStringLiteral("approval.notApprover")};
    return m_isAgreed ? why : why + unless(wish.saysWhy, "task.noReason");
}

QStringList ReferenceModel::signers(int line) const
{
    const Task &task = m_pipeline.taskOf(line);
    QStringList left;
    for (const QString &person : task.approvers) {
        if (!m_approvedBy.value(line).contains(person))
            left.append(person);
    }
    return task.rule == Rule::InOrder ? left.mid(0, 1) : left;
}

bool ReferenceModel::isAsking(int line) const
{
    return m_open.contains(line) && !isLineComplete(line);
}

bool ReferenceModel::isLineComplete(int line) const
{
    const Task &task = m_pipeline.taskOf(line);
    const qsizetype has = m_approvedBy.value(line).size();
    switch (task.rule) {
    case Rule::Anyone:
        return has >= 1;
    case Rule::NOfM:
        return has >= task.needed;
    default:
        return has >= task.approvers.size();
    }
}

QStringList ReferenceModel::whyNotSign(const Wish &wish) const
{
    if (wish.run < 0 || wish.run >= m_pipeline.count() || m_pipeline.taskOf(wish.run).mover != Mover::Line)
        return {QStringLiteral("approval.unknown"), QStringLiteral("approval.notApprover")};
    const Task &task = m_pipeline.taskOf(wish.run);
    QStringList why = unless(task.approvers.contains(wish.person), "approval.notApprover");
    if (!m_open.contains(wish.run))
        return why
            + QStringList{QStringLiteral("approval.notOpen"), QStringLiteral("approval.unknown"),
                          QStringLiteral("approval.notApprover"), QStringLiteral("approval.alreadySigned"),
                          QStringLiteral("approval.notYourTurn")};
    why += unless(wish.person != u"owner", "approval.ownRequest");
    if (m_approvedBy.value(wish.run).contains(wish.person))
        why += QStringList{QStringLiteral("approval.alreadySigned"), QStringLiteral("approval.notYourTurn")};
    else
        why += unless(signers(wish.run).contains(wish.person), "approval.notYourTurn");
    return why + unless(wish.decision == Decision::Approve || wish.saysWhy, "approval.noComment");
}

//! Lint L3: an effect on a protected environment that some path reaches without an approval; and nobody to sign.
bool ReferenceModel::hasFindings() const
{
    std::vector<bool> isApproved(m_before.size(), false);
    bool isEmpty = true;
    for (const int task : m_order) {
        const auto place = static_cast<std::size_t>(task);
        isApproved[place] = std::ranges::any_of(m_before[place], [&](int other) {
            return isApproved[static_cast<std::size_t>(other)] || m_pipeline.taskOf(other).mover == Mover::Line;
        });
        const Task &what = m_pipeline.taskOf(task);
        isEmpty = false;
        if (what.isProtected && what.mover != Mover::Line && (!isApproved[place] || isPreparingWork(task)))
            return true;
    }
    return isEmpty;
}

void ReferenceModel::closeLines(bool isForgotten)
{
    for (int line = 0; line < m_pipeline.count(); ++line) {
        if (m_pipeline.taskOf(line).mover != Mover::Line)
            continue;
        m_open.remove(line);
        if ((standing(line).is == TaskIs::Waiting && !standing(line).isHeld) || standing(line).is == TaskIs::Succeeded)
            reset(line);
    }
    if (isForgotten)
        m_approvedBy.clear();
}

//! What a machine has done and nobody changed is kept; what failed or was decided is asked again.
void ReferenceModel::submit()
{
    m_state = ReleaseIs::Preparing;
    for (int task = 0; task < m_pipeline.count(); ++task) {
        if (!passes(task) || m_pipeline.taskOf(task).mover != Mover::Executor)
            reset(task);
    }
}

void ReferenceModel::edit(int task)
{
    reset(task); // its result was made from what it was before
    if (m_state == ReleaseIs::InApproval || m_state == ReleaseIs::Approved) {
        m_state = ReleaseIs::Preparing;
        closeLines(true);
    }
    m_approvedBy.clear();
}

void ReferenceModel::sign(const Wish &wish)
{
    if (wish.decision == Decision::Approve) {
        m_approvedBy[wish.run].insert(wish.person);
        m_lastSigner[wish.run] = wish.person;
        return;
    }
    m_open.remove(wish.run);
    if (m_state != ReleaseIs::InApproval) { // within a run nothing can go back to a draft
        at(wish.run).is = TaskIs::Failed;
        if (wish.decision == Decision::Reject)
            m_approvedBy.remove(wish.run);
        return;
    }
    m_state = wish.decision == Decision::Return ? ReleaseIs::Returned : ReleaseIs::Draft;
    closeLines(wish.decision == Decision::Reject);
}

//! As if it had never come up; what is there of it outside is not forgotten.
void ReferenceModel::reset(int run)
{
    std::vector<SetBack> before = std::move(at(run).setBack);
    at(run) = {};
    at(run).setBack = std::move(before);
}

//! \p isByWord: what a person only said to be done is taken back by saying so.
void ReferenceModel::setBack(int task, bool isByWord)
{
    const Standing &now = standing(task);
    const bool mayHold = now.mayHaveHalf || (now.is == TaskIs::Succeeded && !isByWord);
    if (mayHold && now.is != TaskIs::Compensated)
        at(task).setBack.push_back({now.is == TaskIs::Succeeded, now.place, now.isOnWord});
    reset(task);
    m_open.remove(task);
    if (m_pipeline.taskOf(task).mover == Mover::Line)
        m_approvedBy.remove(task);
}

void ReferenceModel::restart(int task)
{
    const std::vector<int> tasks = again(task);
    if (hasEnded()) {
        for (const int step : m_steps)
            reset(step);
        m_steps.clear();
        m_state = ReleaseIs::Running;
        m_hasRolledBack = false;
        m_isAgreed = false;
    }
    for (const int each : tasks)
        setBack(each, false);
    goOn();
}

void ReferenceModel::reopen(int task)
{
    std::vector<int> behind;
    for (int other = 0; other < m_pipeline.count(); ++other) {
        if (other != task && isBehind(other, task) && isOnlyUp(other) && !standing(other).isAhead
            && !standing(other).isHeld)
            behind.push_back(other);
    }
    setBack(task, true);
    for (const int other : behind)
        reset(other);
    goOn();
}

void ReferenceModel::decideRollback()
{
    m_wantsRollback = false;
    if (whyNotRollBack().isEmpty())
        startRollback();
    settle();
}

void ReferenceModel::grant(const Wish &wish)
{
    Standing none;
    Standing &now = wish.run >= 0 ? at(wish.run) : none;
    switch (wish.verb) {
    case Verb::Submit:
        submit();
        break;
    case Verb::Withdraw:
        m_state = ReleaseIs::Draft;
        closeLines(true);
        break;
    case Verb::Sign:
        sign(wish);
        break;
    case Verb::Edit:
        edit(wish.run);
        break;
    case Verb::Start:
        m_state = ReleaseIs::Running;
        m_hasRun = true;
        m_isAgreed = false;
        break;
    case Verb::Pause:
        m_interrupted = m_state;
        m_state = ReleaseIs::Paused;
        break;
    case Verb::Resume:
        m_state = m_interrupted;
        break;
    case Verb::Abort:
        abort();
        m_stops.unite(inFlight());
        break;
    case Verb::Discard:
        m_state = ReleaseIs::Discarded;
        break;
    case Verb::Close:
        m_state = ReleaseIs::Closed;
        break;
    case Verb::RollBack:
        m_wantsRollback = !inFlight().isEmpty();
        m_stops.unite(inFlight());
        if (!m_wantsRollback)
            startRollback();
        break;
    case Verb::Retry:
        now.is = m_pipeline.taskOf(wish.run).mover == Mover::Executor ? TaskIs::Ready : TaskIs::Planned;
        now.claimedBy.clear();
        goOn();
        break;
    case Verb::Skip:
        now.isAhead = now.is == TaskIs::Planned;
        now.isByHand = true;
        now.isHeld = false;
        now.is = TaskIs::Skipped;
        m_open.remove(wish.run);
        goOn();
        break;
    case Verb::Claim:
        now.is = TaskIs::Running;
        now.claimedBy = wish.person;
        break;
    case Verb::Complete:
        now.isByHand = true;
        succeed(wish.run, true);
        break;
    case Verb::Tick:
        now.ticked.insert(wish.item);
        break;
    case Verb::Resolve:
        now.mayHaveHalf = wish.happened || now.didBefore;
        now.last = wish.happened ? Outcome::Success : Outcome::NotSent;
        now.failedAt = m_now;
        if (wish.happened)
            succeed(wish.run, true);
        else
            now.is = TaskIs::Failed;
        goOn();
        break;
    case Verb::Cancel:
        m_stops.insert(wish.run);
        break;
    case Verb::Hold:
        now.is = TaskIs::Waiting;
        now.isHeld = true;
        break;
    case Verb::Unhold:
        now.is = TaskIs::Planned;
        now.isHeld = false;
        break;
    case Verb::Advance:
        now.is = TaskIs::Succeeded;
        now.place = ++m_places;
        now.isByHand = true;
        now.isAhead = true;
        now.isOnWord = true;
        break;
    case Verb::Reopen:
        reopen(wish.run);
        break;
    case Verb::Restart:
        restart(wish.run);
        break;
    case Verb::Agree:
        m_isAgreed = true;
        break;
    }
    settle();
}

} // namespace releasedesk::tests::model
