// SPDX-License-Identifier: Apache-2.0
#include "ui/plan/plan_document.h"

#include "core/base/clock.h"
#include "core/domain/approval_withdrawal.h"
#include "ui/async/when_done.h"

#include <QMetaMethod>
#include <QUndoCommand>
#include <QUuid>

#include <algorithm>

namespace releasedesk::ui {
namespace {

//! A step that came into force. The engine has carried it out: undoing sends edits, the stack only keeps place.
class TakenStep final : public QUndoCommand
{
public:
    TakenStep(const QString &text, QList<domain::PlanEdit> edits, QList<domain::PlanEdit> inverse)
        : QUndoCommand(text)
        , forward(std::move(edits))
        , backward(std::move(inverse))
    {
    }

    void undo() override {}
    void redo() override {}

    QList<domain::PlanEdit> forward;
    QList<domain::PlanEdit> backward;
};

//! \p index in \p stack is a step of ours; the stack gives its commands out as const.
const TakenStep &stepAt(const QUndoStack &stack, int index)
{
    return static_cast<const TakenStep &>(*stack.command(index));
}

} // namespace

PlanDocument &PlanDocument::of(session::Desk &desk, const ReleaseId &release)
{
    for (PlanDocument *const each : desk.findChildren<PlanDocument *>(Qt::FindDirectChildrenOnly)) {
        if (each->id() == release)
            return *each;
    }
    return *new PlanDocument(desk, release); // owned by the desk
}

PlanDocument::PlanDocument(session::Desk &desk, ReleaseId release)
    : QObject(&desk)
    , m_desk(desk)
    , m_id(std::move(release))
{
    connect(&desk, &session::Desk::releaseChanged, this, [this](const ReleaseId &changedRelease) {
        if (changedRelease == m_id)
            take();
    });
    take();
}

void PlanDocument::edit(const QList<domain::PlanEdit> &edits, const QString &text)
{
    if (!edits.isEmpty())
        enqueue({Step::Do, edits, text});
}

void PlanDocument::undo()
{
    enqueue({Step::Undo, {}, {}});
}

void PlanDocument::redo()
{
    enqueue({Step::Redo, {}, {}});
}

bool PlanDocument::isEditable() const
{
    const domain::Person *const me = m_desk.directory().person(m_desk.person());
    if (m_isProposing)
        return true;
    return m_release.exists() && m_release.isEditable() && me && me->roles.contains(domain::Role::Owner);
}

void PlanDocument::take()
{
    const domain::Release *const recorded = m_desk.release(m_id);
    if (!recorded)
        return;
    m_release = *recorded;
    if (m_isProposing)
        redraw();
    emit changed();
    if (m_awaited > 0 && m_desk.position() >= m_awaited)
        goOn();
}

void PlanDocument::enqueue(Wanted wanted)
{
    if (m_isProposing)
        return draw(std::move(wanted));
    m_queue.enqueue(std::move(wanted));
    if (!m_isSending)
        sendNext();
}

void PlanDocument::sendNext()
{
    while (!m_queue.isEmpty()) {
        Wanted &next = m_queue.head();
        const int index = m_stack.index();
        const bool isNothing
            = (next.step == Step::Undo && !m_stack.canUndo()) || (next.step == Step::Redo && !m_stack.canRedo());
        if (isNothing) {
            m_queue.dequeue();
            continue;
        }
        if (next.step == Step::Undo) {
            const TakenStep &step = stepAt(m_stack, index - 1);
            next.edits = step.backward;
            next.text = tr("Undo: %1").arg(step.text());
        } else if (next.step == Step::Redo) {
            const TakenStep &step = stepAt(m_stack, index);
            next.edits = step.forward;
            next.text = tr("Redo: %1").arg(step.text());
        }
        domain::Plan plan = m_release.plan();
        const auto inverse = domain::applyEdits(plan, next.edits);
        if (!inverse) { // the engine would say the same
            m_queue.dequeue();
            emit refused(inverse.error());
            continue;
        }
        m_inverse = *inverse;
        if (!m_isSending) {
            m_isSending = true;
            emit sendingChanged();
        }
        const domain::EditPlan command{m_id, m_release.revision(), next.edits, next.text};
        if (const QString sentence = m_isAgreed ? QString() : withdrawalOf(command); !sentence.isEmpty()) {
            emit withdrawalAsked(sentence); // goes on with the answer
            return;
        }
        m_isAgreed = false;
        whenDone(this, m_desk.session().send(command),
                 [this](const Result<store::Position> &answer) { finish(answer); });
        return;
    }
    if (m_isSending) {
        m_isSending = false;
        emit sendingChanged();
    }
}

//! Empty: nothing is withdrawn, or nobody listens.
QString PlanDocument::withdrawalOf(const domain::EditPlan &command) const
{
    const bool isSigned
        = m_release.state() == domain::ReleaseState::InApproval || m_release.state() == domain::ReleaseState::Approved;
    if (!isSigned || !isSignalConnected(QMetaMethod::fromSignal(&PlanDocument::withdrawalAsked)))
        return {};
    const domain::Circumstances now{m_desk.person(), SystemClock().utcNow(), m_desk.directory()};
    const auto told = domain::previewOf(command, m_release, now);
    return told ? told->sentence(m_desk.directory()) : QString(); // a refusal comes from the engine
}

void PlanDocument::answerWithdrawal(bool isWanted)
{
    if (m_queue.isEmpty() || !m_isSending)
        return;
    m_isAgreed = isWanted;
    if (!isWanted)
        m_queue.clear();
    sendNext();
    if (!isWanted)
        emit changed(); // whoever showed the step already shows the recorded plan again
}

void PlanDocument::finish(const Result<store::Position> &answer)
{
    const Wanted done = m_queue.dequeue();
    if (!answer) {
        emit refused(answer.error());
        sendNext();
        return;
    }
    switch (done.step) {
    case Step::Do:
        m_stack.push(new TakenStep(done.text, done.edits, m_inverse));
        break;
    case Step::Undo:
        m_stack.undo();
        break;
    case Step::Redo:
        m_stack.redo();
        break;
    }
    if (m_desk.position() >= *answer)
        goOn();
    else
        m_awaited = *answer;
}

bool PlanDocument::isProposable() const
{
    const domain::Person *const me = m_desk.directory().person(m_desk.person());
    const auto takesPart = [](domain::Role role) {
        return role == domain::Role::Owner || role == domain::Role::Operator || role == domain::Role::Approver
            || role == domain::Role::Viewer;
    };
    const bool mayTakePart = me && std::ranges::any_of(me->roles, takesPart);
    const bool isOpen = m_release.exists() && !m_release.isOver() && !m_release.isRollingBack();
    return isOpen && !isEditable() && mayTakePart;
}

void PlanDocument::startProposal()
{
    if (m_isProposing || !isProposable())
        return;
    m_stack.clear();
    m_isProposing = true;
    emit proposingChanged();
    emit changed();
}

QStringList PlanDocument::proposedSteps() const
{
    QStringList steps;
    for (int i = 0; m_isProposing && i < m_stack.index(); ++i)
        steps.append(m_stack.text(i));
    return steps;
}

QString PlanDocument::keptBecause(const TaskId &task) const
{
    const domain::Release *const recorded = m_isProposing ? m_desk.release(m_id) : nullptr;
    if (!recorded || recorded->runNumber() == 0 || !recorded->task(task))
        return {}; // what was only drawn has not begun
    domain::Plan plan = recorded->plan();
    if (!domain::applyEdits(plan, {domain::RemoveTask{task}}))
        return {};
    const auto open = domain::checkOnlyOpenChanges(*recorded, plan);
    return open ? QString() : open.error().message;
}

void PlanDocument::dropProposal()
{
    if (!m_isProposing)
        return;
    m_isProposing = false;
    m_stack.clear();
    emit proposingChanged();
    take();
}

void PlanDocument::sendProposal(const QString &reason, const std::function<void(Result<>)> &done)
{
    domain::ProposeChange command{m_id, QUuid::createUuid().toString(QUuid::WithoutBraces), {}, {}, reason};
    for (int i = 0; i < m_stack.index(); ++i)
        command.edits += stepAt(m_stack, i).forward;
    command.what = proposedSteps().join(u'\n');
    whenDone(this, m_desk.session().send(command), [this, done](const Result<store::Position> &answer) {
        if (answer)
            dropProposal();
        done(answer ? Result<>() : Result<>(failed(answer)));
    });
}

//! A step of a proposal: nothing is sent.
void PlanDocument::draw(Wanted wanted)
{
    const domain::Release *const recorded = m_desk.release(m_id);
    if (!recorded || (wanted.step == Step::Undo && !m_stack.canUndo())
        || (wanted.step == Step::Redo && !m_stack.canRedo()))
        return;
    if (wanted.step == Step::Do) {
        domain::Plan plan = m_release.plan();
        const auto inverse = domain::applyEdits(plan, wanted.edits);
        const bool isStarted = recorded->runNumber() > 0;
        const Result<> open = inverse && isStarted ? domain::checkOnlyOpenChanges(*recorded, plan) : Result<>();
        if (!inverse || !open) {
            emit refused(inverse ? open.error() : inverse.error());
            return;
        }
        m_stack.push(new TakenStep(wanted.text, wanted.edits, *inverse));
    } else if (wanted.step == Step::Undo) {
        m_stack.undo();
    } else {
        m_stack.redo();
    }
    redraw();
    emit changed();
}

//! The recorded release with the steps of the proposal on top. Steps that fit no more are told and left out.
void PlanDocument::redraw()
{
    const domain::Release *const recorded = m_desk.release(m_id);
    if (!recorded)
        return;
    m_release = *recorded;
    for (int i = 0; i < m_stack.index(); ++i) {
        const TakenStep &step = stepAt(m_stack, i);
        domain::Plan plan = m_release.plan();
        if (const auto applied = domain::applyEdits(plan, step.forward); !applied) {
            while (m_stack.index() > i)
                m_stack.undo(); // this one and what was built on it
            emit refused(applied.error());
            return;
        }
        m_release.apply(domain::PlanEdited{m_release.revision() + 1, domain::toJsonArray(step.forward), step.text()},
                        m_desk.person(), m_release.changedAt());
    }
}

void PlanDocument::goOn()
{
    m_awaited = 0;
    sendNext();
}

} // namespace releasedesk::ui
