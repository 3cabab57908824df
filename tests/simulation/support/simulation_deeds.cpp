// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/support/simulation.h"

#include <QRandomGenerator>

#include <array>

//! What people and endpoints do in a simulation.

namespace releasedesk::tests {
namespace {

using model::Mover;
using model::ReleaseIs;
using model::Standing;
using model::TaskIs;
using model::Verb;
using model::Wish;

const QString owner = QStringLiteral("owner");

template<typename T>
T oneOf(const QList<T> &list, QRandomGenerator &random)
{
    return list.at(random.bounded(static_cast<int>(list.size())));
}

//! A negative answer that ends the line, whatever others may still say.
bool isDecisive(const model::Task &line)
{
    const auto people = static_cast<int>(line.approvers.size());
    return line.rule == model::Rule::InOrder || line.rule == model::Rule::Everyone || people == 1
        || (line.rule == model::Rule::NOfM && line.needed == people);
}

//! What moves one task.
QList<Wish> helpFor(const model::ReferenceModel &model, int run, QRandomGenerator &random)
{
    const Standing &now = model.standing(run);
    const model::Task &task = model.pipeline().taskOf(run);
    QList<Wish> wishes;
    if (now.is == TaskIs::Unknown)
        wishes.append({Verb::Resolve, owner, run, 0, {}, random.bounded(2) == 0});
    if (now.isHeld)
        return {{Verb::Unhold, owner, run}};
    const bool isWithPerson = now.is == TaskIs::Waiting || (now.is == TaskIs::Running && !now.claimedBy.isEmpty());
    if (task.mover == Mover::Person && isWithPerson) {
        for (int item = 0; item < task.items; ++item) {
            if (!now.ticked.contains(item))
                return {{Verb::Tick, owner, run, item}};
        }
        wishes.append({Verb::Complete, now.claimedBy.isEmpty() ? owner : now.claimedBy, run});
    }
    if (now.is == TaskIs::Failed) {
        const bool isLine = task.mover == Mover::Line;
        wishes.append({isLine || random.bounded(10) < 6 ? Verb::Retry : Verb::Complete, owner, run});
        if (task.isSkippable && !isLine && random.bounded(4) == 0)
            wishes.append({Verb::Skip, owner, run});
    }
    if (model.isAsking(run) && now.is == TaskIs::Waiting) {
        for (const QString &person : model.signers(run))
            wishes.append({Verb::Sign, person, run});
    }
    return wishes;
}

} // namespace

Simulation::Deed Simulation::deedOf(Step::Kind kind, QRandomGenerator &random) const
{
    switch (kind) {
    case Step::Kind::Answer:
        return anyAnswer(random);
    case Step::Kind::Whim:
        return anyWhim(random);
    default:
        return anyHelp(random);
    }
}

Simulation::Deed Simulation::anyAnswer(QRandomGenerator &random) const
{
    const QStringList waiting = m_world.waiting();
    return waiting.isEmpty() ? anyHelp(random) : Deed{{}, oneOf(waiting, random)};
}

Simulation::Deed Simulation::anyHelp(QRandomGenerator &random) const
{
    const auto asOwner = [](Verb verb) { return Deed{Wish{verb, owner}, {}}; };
    switch (model().state()) {
    case ReleaseIs::Draft:
    case ReleaseIs::Returned:
        return asOwner(model().hasFindings() ? Verb::Discard : Verb::Submit);
    case ReleaseIs::Approved:
        return asOwner(Verb::Start);
    case ReleaseIs::Paused:
        return asOwner(Verb::Resume);
    default:
        break;
    }
    QList<Wish> wishes;
    for (int run = 0; run < m_pipeline.runCount() && !model().isOver(); ++run)
        wishes += helpFor(model(), run, random);
    if (model().isUndoing() || model().isOver()) { // only the steps of the way back count now
        wishes.removeIf([&](const Wish &wish) {
            const auto &steps = model().rollbackSteps();
            return wish.verb != Verb::Resolve && std::ranges::find(steps, wish.run) == steps.end();
        });
    }
    if (wishes.isEmpty())
        return {};
    return {asSigned(oneOf(wishes, random)), {}};
}

//! A preparation that was taken back runs again after the signatures. If a person says that it is done, it has come out
//! otherwise than what was signed, and nothing starts any more: that is what the tests of the digest are about, and the
//! model knows nothing of content.
Wish Simulation::asSigned(Wish wish) const
{
    if (m_release.runNumber() == 0 || wish.run < 0 || wish.run >= m_pipeline.count())
        return wish;
    const model::Task &task = m_pipeline.tasks.at(wish.run);
    if (task.mover != Mover::Executor || task.phase < 0 || !m_pipeline.isEarly.at(task.phase))
        return wish;
    if (wish.verb == Verb::Complete || wish.verb == Verb::Skip)
        wish.verb = Verb::Retry;
    else if (wish.verb == Verb::Advance)
        wish.verb = Verb::Claim;
    else if (wish.verb == Verb::Resolve)
        wish.happened = false;
    return wish;
}

//! At something of which it may be granted, mostly.
void Simulation::aim(Wish &wish, QRandomGenerator &random) const
{
    QList<int> fit;
    bool isTooOften = false;
    for (int run = 0; run < m_pipeline.count(); ++run) {
        const Standing &now = model().standing(run);
        isTooOften = isTooOften || now.setBack.size() + 1 >= model::mostSetBack;
        const bool isOver = now.is == TaskIs::Succeeded || now.is == TaskIs::Skipped || now.is == TaskIs::Failed;
        if (wish.verb == Verb::Unhold ? now.isHeld : wish.verb == Verb::Reopen ? now.isByHand : isOver)
            fit.append(run);
    }
    if (!fit.isEmpty() && random.bounded(5) > 0)
        wish.run = oneOf(fit, random);
    if (isTooOften && wish.verb != Verb::Unhold)
        wish.verb = Verb::Claim;
}

Simulation::Deed Simulation::anyWhim(QRandomGenerator &random) const
{
    constexpr std::array verbs{
        Verb::Pause,    Verb::Pause,    Verb::Pause,    Verb::Resume,  Verb::Resume,   Verb::Abort,    Verb::Discard,
        Verb::Close,    Verb::RollBack, Verb::RollBack, Verb::Retry,   Verb::Retry,    Verb::Retry,    Verb::Skip,
        Verb::Skip,     Verb::Skip,     Verb::Claim,    Verb::Claim,   Verb::Complete, Verb::Complete, Verb::Tick,
        Verb::Resolve,  Verb::Resolve,  Verb::Cancel,   Verb::Cancel,  Verb::Cancel,   Verb::Submit,   Verb::Start,
        Verb::Withdraw, Verb::Sign,     Verb::Sign,     Verb::Sign,    Verb::Edit,     Verb::Edit,     Verb::Hold,
        Verb::Hold,     Verb::Unhold,   Verb::Unhold,   Verb::Advance, Verb::Advance,  Verb::Reopen,   Verb::Reopen,
        Verb::Reopen,   Verb::Restart,  Verb::Restart,  Verb::Restart, Verb::Restart,  Verb::Agree,    Verb::Agree};
    const QStringList people{owner, owner, owner, owner, owner, "op", "op", "jiho", "minseo", "yuna", "viewer"};
    const int count = m_pipeline.count();
    Wish wish{verbs[static_cast<std::size_t>(random.bounded(static_cast<int>(verbs.size())))], oneOf(people, random)};
    wish.run = random.bounded(10) == 0 ? random.bounded(2 * count) : random.bounded(count);
    wish.item = random.bounded(3);
    wish.happened = random.bounded(2) == 0;
    wish.saysWhy = random.bounded(8) > 0;
    const bool isTwice = wish.verb == Verb::RollBack && m_rollback;
    if (isTwice)
        wish.verb = Verb::Pause;
    if (wish.verb == Verb::Edit) {
        const bool isFit = wish.run < count && m_pipeline.taskOf(wish.run).mover == Mover::Executor;
        const bool isInRun = model().state() == ReleaseIs::Running || model().state() == ReleaseIs::Paused;
        if (!isFit || isInRun)
            wish.verb = Verb::Claim;
    }
    // A way back after a restart is rare otherwise.
    const bool isUnderWay = model().state() == ReleaseIs::Halted || model().state() == ReleaseIs::Running;
    const bool isSetBack = std::ranges::any_of(m_pipeline.tasks, [&, run = 0](const model::Task &) mutable {
        return !model().standing(run++).setBack.empty();
    });
    if (isUnderWay && !isTwice && random.bounded(isSetBack ? 3 : 5) == 0)
        wish.verb = isSetBack && !m_rollback ? Verb::RollBack : Verb::Restart;
    if (wish.verb == Verb::Restart || wish.verb == Verb::Reopen || wish.verb == Verb::Unhold)
        aim(wish, random);
    if (wish.verb == Verb::Sign) {
        QList<int> lines;
        for (int run = 0; run < count; ++run) {
            if (m_pipeline.taskOf(run).mover == Mover::Line)
                lines.append(run);
        }
        if (!lines.isEmpty() && random.bounded(5) > 0)
            wish.run = oneOf(lines, random);
        const bool isNegative = isDecisive(m_pipeline.taskOf(wish.run)) && random.bounded(2) == 0;
        if (isNegative)
            wish.decision = random.bounded(2) == 0 ? model::Decision::Return : model::Decision::Reject;
        if (random.bounded(2) == 0 && wish.run < count && !m_pipeline.taskOf(wish.run).approvers.isEmpty())
            wish.person = oneOf(m_pipeline.taskOf(wish.run).approvers, random);
    }
    return {asSigned(wish), {}};
}

domain::ReleaseCommand Simulation::commandOf(const Wish &wish)
{
    const ReleaseId id = m_release.id();
    const TaskId task = wish.run >= 0 ? m_ids[static_cast<std::size_t>(wish.run)] : TaskId();
    const QString why = wish.saysWhy ? QStringLiteral("because") : QString();
    switch (wish.verb) {
    case Verb::Submit:
        return domain::RequestApproval{id, m_release.revision()};
    case Verb::Withdraw:
        return domain::WithdrawRequest{id, why};
    case Verb::Sign: {
        domain::SignApproval sign;
        sign.release = id;
        sign.task = task;
        sign.decision = wish.decision == model::Decision::Approve ? domain::Decision::Approve
            : wish.decision == model::Decision::Return            ? domain::Decision::Return
                                                                  : domain::Decision::Reject;
        sign.comment = why;
        sign.digestSeen = m_release.frozenDigest();
        return sign;
    }
    case Verb::Edit: {
        domain::ChangeTask change{*m_release.plan().task(task)};
        change.task.parameters.insert(QStringLiteral("edition"), QString::number(++m_edits));
        return domain::EditPlan{id, m_release.revision(), {change}, QStringLiteral("Change something")};
    }
    case Verb::Start:
        return domain::StartRelease{id, {}};
    case Verb::Pause:
        return domain::PauseRelease{id, why};
    case Verb::Resume:
        return domain::ResumeRelease{id};
    case Verb::Abort:
        return domain::AbortRelease{id, why};
    case Verb::Discard:
        return domain::DiscardRelease{id, why};
    case Verb::Close:
        return domain::CloseRelease{id};
    case Verb::RollBack:
        return domain::RollBack{id, why};
    case Verb::Retry:
        return domain::RetryTask{id, task};
    case Verb::Skip:
        return domain::SkipTask{id, task, why};
    case Verb::Claim:
        return domain::ClaimTask{id, task};
    case Verb::Complete:
        return domain::CompleteTask{id, task, why};
    case Verb::Tick:
        return domain::TickItem{id, task, wish.item, {}};
    case Verb::Resolve:
        return domain::ResolveUnknown{id, task, wish.happened, why};
    case Verb::Cancel:
        return domain::CancelTask{id, task};
    case Verb::Hold:
        return domain::HoldTask{id, task, why};
    case Verb::Unhold:
        return domain::ReleaseHold{id, task};
    case Verb::Advance:
        return domain::CompleteInAdvance{id, task, why};
    case Verb::Reopen:
        return domain::ReopenTask{id, task, why};
    case Verb::Restart: {
        QList<TaskId> accepted;
        if (wish.run < m_pipeline.count()) {
            for (const int each : model().again(wish.run))
                accepted.append(m_ids[static_cast<std::size_t>(each)]);
        }
        return domain::RestartFrom{id, task, {}, why, accepted};
    }
    case Verb::Agree:
        return domain::ConfirmRerun{id, why};
    }
    return {};
}

} // namespace releasedesk::tests
