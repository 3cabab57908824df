// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_policy.h"
#include "core/domain/approval_request.h"
#include "core/domain/collaboration.h"
#include "core/domain/freeze.h"
#include "core/domain/plan_edit.h"
#include "core/domain/scope.h"

#include <variant>

//! What a person asks of a release. A command carries no actor: that comes from the sign-in of the session.

namespace releasedesk::domain {

struct CreateRelease {
    ReleaseId release; //!< made by the asking side, so that a repeated command is recognised
    ProjectId project;
    QString version;
    QString title;
    PersonId owner; //!< empty: the one who asks
    QString templateId;
    int templateVersion = 1;
    Plan plan;
    QList<ScopeEntry> scope;
    IssueSnapshot snapshot;
    QDateTime windowStart;
    QDateTime windowEnd;
    ReleaseType type = ReleaseType::Normal;
    RiskClass risk = RiskClass::Medium;
    bool allowsAfterwards = false; //!< its template is one for emergencies
    WhenFrozen whenFrozen = WhenFrozen::Finish;
};

//! Changes the flow of a draft, or of a signed release that does not run yet (its signatures are then withdrawn).
struct EditPlan {
    ReleaseId release;
    int expectedRevision = 0;
    QList<PlanEdit> edits;
    QString what; //!< for undo and history, e.g. "Connect Build to Scan"
};

struct EditDetails {
    ReleaseId release;
    int expectedRevision = 0;
    QString title;
    PersonId owner;
    QDateTime windowStart;
    QDateTime windowEnd;
    std::optional<WhenFrozen> whenFrozen = std::nullopt; //!< nothing: as before
};

struct RefreshScope {
    ReleaseId release;
    int expectedRevision = 0;
    IssueSnapshot snapshot;
    //! Where the issues come from now on, none twice; nothing: as before. The snapshot is of these.
    std::optional<QList<ScopeEntry>> scope = std::nullopt;
};

struct EditNotes {
    ReleaseId release;
    QString language;
    QString text; //!< empty: back to the generated text
};

struct RequestApproval {
    ReleaseId release;
    int expectedRevision = 0;
};

struct WithdrawRequest {
    ReleaseId release;
    QString reason;
};

struct SignApproval {
    ReleaseId release;
    TaskId task;
    Decision decision = Decision::Approve;
    QString comment; //!< required unless approving
    QString digestSeen;
    QString step = {}; //!< empty: the one whose turn it is
    PersonId onBehalfOf = {}; //!< 대결: the absent person
    bool decidesFinally = false; //!< 전결
    bool hasReadDissents = false; //!< of optional agreements; the final approver must
    QDateTime until = {}; //!< of a hold
    SignedRecord record = {}; //!< signed with the key of whoever decides; empty: without a key
};

//! Passes a request on to somebody else, who then signs in the place of whoever was asked (전달).
struct ForwardApproval {
    ReleaseId release;
    TaskId task;
    PersonId to;
    QString reason;
};

//! Tells those who are asked once more.
struct RemindApprovers {
    ReleaseId release;
    TaskId task;
};

//! What time alone changes in open approvals; only the engine gives it.
struct KeepApprovalTime {
    ReleaseId release;
};

//! What an executor measured for an automated step; only the engine gives it.
struct RecordApprovalCheck {
    ReleaseId release;
    TaskId task;
    QString step;
    bool hasPassed = false;
    QString evidence;
};

//! \p outsideWindowReason lets a start go on outside the window; it stands in the history.
struct StartRelease {
    ReleaseId release;
    QString outsideWindowReason;
    QMap<QString, QString> values = {}; //!< of the variables that are asked at the start, by name
};

struct PauseRelease {
    ReleaseId release;
    QString reason;
};

struct ResumeRelease {
    ReleaseId release;
};

struct AbortRelease {
    ReleaseId release;
    QString reason;
};

struct DiscardRelease {
    ReleaseId release;
    QString reason;
};

struct CloseRelease {
    ReleaseId release;
};

struct RollBack {
    ReleaseId release;
    QString reason;
};

struct RetryTask {
    ReleaseId release;
    TaskId task;
    bool onlyFailedTargets = false; //!< of a task with several targets
};

struct SkipTask {
    ReleaseId release;
    TaskId task;
    QString reason;
};

struct ClaimTask {
    ReleaseId release;
    TaskId task;
};

//! Gives a claimed task back, or to \p to.
struct HandOverTask {
    ReleaseId release;
    TaskId task;
    PersonId to; //!< empty: whoever may take it
    QString note;
};

//! The verifier says whether what was done by hand is done. A refusal needs a note.
struct ConfirmTask {
    ReleaseId release;
    TaskId task;
    bool isDone = true;
    QString note;
};

//! A manual task is done before its turn.
struct CompleteInAdvance {
    ReleaseId release;
    TaskId task;
    QString reason;
};

//! Opens again what a person finished or skipped, as long as nothing behind it has begun.
struct ReopenTask {
    ReleaseId release;
    TaskId task;
    QString reason;
};

//! Lets a task or a whole phase run again with everything behind it; see restartPreview(). Of a run that was rolled
//! back or aborted it starts a new run.
struct RestartFrom {
    ReleaseId release;
    TaskId task; //!< or
    PhaseId phase;
    QString reason;
    QList<TaskId> accepted; //!< every task that runs again, as the preview listed them
};

//! The one who decided last in the line agrees that an ended run is tried again.
struct ConfirmRerun {
    ReleaseId release;
    QString note;
};

//! Keeps a task from coming up.
struct HoldTask {
    ReleaseId release;
    TaskId task;
    QString reason;
};

struct ReleaseHold {
    ReleaseId release;
    TaskId task;
};

//! Says that a manual task is done, or ends a failed one by hand (reason in \p note).
struct CompleteTask {
    ReleaseId release;
    TaskId task;
    QString note;
};

struct TickItem {
    ReleaseId release;
    TaskId task;
    int item = 0;
    QString notApplicableReason;
};

//! Says what became of an attempt whose outcome nobody knows.
struct ResolveUnknown {
    ReleaseId release;
    TaskId task;
    bool happened = false;
    QString note;
    bool isAbandoned = false; //!< nobody can find out; the task counts as failed and is never tried again
};

//! Asks a running task to stop. What became of it is recorded by the engine.
struct CancelTask {
    ReleaseId release;
    TaskId task;
};

//! Writes at a task; \p id is made by the asking side, so that a repeated command is recognised.
struct CommentTask {
    ReleaseId release;
    TaskId task;
    QString id;
    QString text;
};

//! Takes the own remark back.
struct RemoveComment {
    ReleaseId release;
    TaskId task;
    QString id;
};

//! A file has to be in the workspace already.
struct AttachToTask {
    ReleaseId release;
    TaskId task;
    Attachment attachment;
};

//! Only while nobody has been asked to sign what it belongs to.
struct DetachFromTask {
    ReleaseId release;
    TaskId task;
    QString id;
};

//! Asks for a change of the flow that the person may not, or may not now, make. Touches only what has not begun.
struct ProposeChange {
    ReleaseId release;
    QString id;
    QList<PlanEdit> edits;
    QString what;
    QString reason;
};

struct WithdrawProposal {
    ReleaseId release;
    QString id;
};

//! The owner carries a proposal out or refuses it, which needs a note. A running release whose signatures that
//! withdraws waits until it is signed again and then goes on where it stood.
struct DecideChange {
    ReleaseId release;
    QString id;
    bool isAccepted = false;
    QString note;
};

using ReleaseCommand
    = std::variant<CreateRelease, EditPlan, EditDetails, RefreshScope, EditNotes, RequestApproval, WithdrawRequest,
                   SignApproval, StartRelease, PauseRelease, ResumeRelease, AbortRelease, DiscardRelease, CloseRelease,
                   RollBack, RetryTask, SkipTask, ClaimTask, CompleteTask, TickItem, ResolveUnknown, CancelTask,
                   ForwardApproval, RemindApprovers, KeepApprovalTime, RecordApprovalCheck, HandOverTask, ConfirmTask,
                   CompleteInAdvance, ReopenTask, RestartFrom, ConfirmRerun, HoldTask, ReleaseHold, CommentTask,
                   RemoveComment, AttachToTask, DetachFromTask, ProposeChange, WithdrawProposal, DecideChange>;

[[nodiscard]] inline const ReleaseId &releaseOf(const ReleaseCommand &command)
{
    return std::visit([](const auto &each) -> const ReleaseId & { return each.release; }, command);
}

} // namespace releasedesk::domain
