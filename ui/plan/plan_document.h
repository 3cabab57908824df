// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_edit.h"
#include "core/session/desk.h"

#include <QObject>
#include <QQueue>
#include <QUndoStack>

#include <functional>

namespace releasedesk::ui {

//! The flow of one release as it is edited: the release as last recorded, and what can be undone. An edit is sent to
//! the engine and comes into force when its event arrives; what the engine refuses changes nothing.
class PlanDocument final : public QObject
{
    Q_OBJECT

public:
    //! The document of \p release that all panels share. It belongs to \p desk and lives as long.
    [[nodiscard]] static PlanDocument &of(session::Desk &desk, const ReleaseId &release);

    [[nodiscard]] const ReleaseId &id() const { return m_id; }

    //! Empty (exists() is false) before the release is recorded.
    [[nodiscard]] const domain::Release &release() const { return m_release; }
    [[nodiscard]] const domain::Plan &plan() const { return m_release.plan(); }
    //! Whether the release may be edited now, and whoever works at the desk may edit one.
    [[nodiscard]] bool isEditable() const;

    //! Sends \p edits as one step that can be undone. \p text names it, e.g. "Connect Build to Scan". Edits wait for
    //! the one before; refused() tells what became of a bad one.
    void edit(const QList<domain::PlanEdit> &edits, const QString &text);

    //! Send the inverse of the last step, or the step again.
    void undo();
    void redo();

    //! Whether a change of this flow, which cannot be edited now, may be proposed.
    [[nodiscard]] bool isProposable() const;
    //! From now on edits are only drawn here, until sendProposal() asks the owner for all of them or dropProposal()
    //! forgets them. What happens to the release meanwhile stays below them.
    void startProposal();
    [[nodiscard]] bool isProposing() const { return m_isProposing; }
    //! In words, in the order they were made, without those undone.
    [[nodiscard]] QStringList proposedSteps() const;
    //! Why \p task stays as it is while a change of a run is drawn: it has begun, or takes back what has been done.
    //! Empty for one that may be changed, moved and removed.
    [[nodiscard]] QString keptBecause(const TaskId &task) const;
    void dropProposal();
    //! \p done gets what became of it; once it is sent the flow is shown as recorded again.
    void sendProposal(const QString &reason, const std::function<void(Result<>)> &done);

    //! The answer to withdrawalAsked(): without a yes the step, and what waits behind it, is forgotten.
    void answerWithdrawal(bool isWanted);

    //! Only to be looked at (labels, canUndo); steps go through edit(), undo() and redo().
    [[nodiscard]] const QUndoStack &undoStack() const { return m_stack; }
    [[nodiscard]] bool isSending() const { return m_isSending; }

    //! When the last change came into force; invalid before any.
    [[nodiscard]] const QDateTime &savedAt() const { return m_release.changedAt(); }

signals:
    //! The recorded release is different now.
    void changed();
    //! A proposal was begun, sent or dropped.
    void proposingChanged();
    //! Something is on its way, or everything arrived.
    void sendingChanged();
    void refused(const releasedesk::Error &error);
    //! The next step would withdraw signatures, as \p sentence says: it is not sent before answerWithdrawal(). Only
    //! asked if somebody listens.
    void withdrawalAsked(const QString &sentence);

private:
    enum class Step { Do, Undo, Redo };
    struct Wanted {
        Step step = Step::Do;
        QList<domain::PlanEdit> edits;
        QString text;
    };

    PlanDocument(session::Desk &desk, ReleaseId release);

    void take();
    void enqueue(Wanted wanted);
    void sendNext();
    [[nodiscard]] QString withdrawalOf(const domain::EditPlan &command) const;
    void finish(const Result<store::Position> &answer);
    void goOn();
    void draw(Wanted wanted);
    void redraw();

    session::Desk &m_desk;
    ReleaseId m_id;
    domain::Release m_release;
    QUndoStack m_stack;
    QQueue<Wanted> m_queue; //!< the first is being sent
    QList<domain::PlanEdit> m_inverse; //!< of the step that is being sent
    store::Position m_awaited = 0; //!< the event of the step that was accepted has not arrived yet
    bool m_isSending = false;
    bool m_isProposing = false;
    bool m_isAgreed = false; //!< the step at the head may withdraw signatures
};

} // namespace releasedesk::ui
