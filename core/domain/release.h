// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plan_index.h"
#include "core/domain/release_event.h"

#include <QMap>

#include <memory>
#include <span>

namespace releasedesk::domain {

enum class ReleaseState {
    Draft,
    Preparing, //!< submitted; the phases before approval run
    InApproval, //!< digest frozen, line active
    Returned, //!< with the drafter, who was asked to change something
    Approved, //!< every line complete, not started
    Running,
    Paused, //!< nothing new starts
    Halted, //!< a task failed or is unknown and nothing else can move without a person
    RollingBack,
    Released,
    RolledBack,
    Aborted,
    Discarded,
    Closed,
};

[[nodiscard]] constexpr auto enumNames(ReleaseState /*type*/)
{
    return std::array<std::pair<ReleaseState, const char *>, 14>{{{ReleaseState::Draft, "draft"},
                                                                  {ReleaseState::Preparing, "preparing"},
                                                                  {ReleaseState::InApproval, "inApproval"},
                                                                  {ReleaseState::Returned, "returned"},
                                                                  {ReleaseState::Approved, "approved"},
                                                                  {ReleaseState::Running, "running"},
                                                                  {ReleaseState::Paused, "paused"},
                                                                  {ReleaseState::Halted, "halted"},
                                                                  {ReleaseState::RollingBack, "rollingBack"},
                                                                  {ReleaseState::Released, "released"},
                                                                  {ReleaseState::RolledBack, "rolledBack"},
                                                                  {ReleaseState::Aborted, "aborted"},
                                                                  {ReleaseState::Discarded, "discarded"},
                                                                  {ReleaseState::Closed, "closed"}}};
}

//! A release, folded from its events: plan, approvals and runs of its tasks. Applying an event cannot fail and has no
//! effect outside this object; what may happen is decided by the functions of release_decisions.h.
class Release
{
public:
    [[nodiscard]] static Release replay(std::span<const ReleaseEvent> history);

    //! \p actor and \p at are those of the recorded event.
    void apply(const ReleaseEvent &event, const PersonId &actor, const QDateTime &at);

    [[nodiscard]] bool exists() const { return !m_id.isEmpty(); }
    [[nodiscard]] const ReleaseId &id() const { return m_id; }
    [[nodiscard]] const ProjectId &project() const { return m_project; }
    [[nodiscard]] const QString &version() const { return m_version; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const PersonId &owner() const { return m_owner; }
    [[nodiscard]] const PersonId &createdBy() const { return m_createdBy; }
    [[nodiscard]] const PersonId &requestedBy() const { return m_requestedBy; } //!< of the approval; empty before
    //! How many times approval was asked for (차수); 0: never. What is asked again because of an edit is the same
    //! request.
    [[nodiscard]] int requestNumber() const { return m_requestNumber; }
    [[nodiscard]] const QString &templateId() const { return m_templateId; }
    [[nodiscard]] int templateVersion() const { return m_templateVersion; }
    [[nodiscard]] ReleaseType type() const { return m_type; }
    [[nodiscard]] RiskClass risk() const { return m_risk; }
    [[nodiscard]] bool allowsAfterwards() const { return m_allowsAfterwards; } //!< template for emergencies
    [[nodiscard]] const PersonId &lastEditor() const { return m_lastEditor; } //!< of what is signed
    [[nodiscard]] const SealedRules &sealed() const { return m_sealed; } //!< format 0 before it was ever submitted
    [[nodiscard]] ReleaseState state() const { return m_state; }
    [[nodiscard]] int revision() const { return m_revision; } //!< 1 for a new draft
    [[nodiscard]] int runNumber() const { return m_runNumber; }
    [[nodiscard]] const PersonId &startedBy() const { return m_startedBy; } //!< of the present run; empty before
    [[nodiscard]] int rerunConfirmedFor() const { return m_rerunConfirmedFor; } //!< the ended run; 0: none
    [[nodiscard]] const QMap<QString, QString> &values() const { return m_values; } //!< given at the start
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] const PlanIndex &index() const; //!< of the plan as it stands
    [[nodiscard]] const Task *task(const TaskId &id) const; //!< of the plan; null for an unknown one
    [[nodiscard]] const QList<ScopeEntry> &scope() const { return m_scope; }
    [[nodiscard]] const IssueSnapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] const QDateTime &windowStart() const { return m_windowStart; }
    [[nodiscard]] const QDateTime &windowEnd() const { return m_windowEnd; }
    [[nodiscard]] WhenFrozen whenFrozen() const { return m_whenFrozen; }
    //! What it was last held by as a whole, until it was let go on; nothing else is.
    [[nodiscard]] const std::optional<ReleaseFrozen> &frozen() const { return m_frozen; }
    [[nodiscard]] const QDateTime &createdAt() const { return m_createdAt; }
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }
    [[nodiscard]] const QDateTime &endedAt() const { return m_endedAt; }
    [[nodiscard]] const QDateTime &changedAt() const { return m_changedAt; }
    [[nodiscard]] const QString &stateNote() const { return m_stateNote; } //!< reason of pause, abort, return …
    [[nodiscard]] const QString &outcome() const { return m_outcome; } //!< of a closed release
    [[nodiscard]] const QString &frozenDigest() const { return m_frozenDigest; } //!< empty: not frozen
    [[nodiscard]] const QMap<QString, QString> &frozenParts() const { return m_frozenParts; }
    [[nodiscard]] const QMap<QString, QString> &notesTexts() const { return m_notesTexts; } //!< by language

    [[nodiscard]] QList<TaskComment> comments(const TaskId &task) const
    {
        return m_comments.value(task);
    } //!< oldest first
    [[nodiscard]] QList<AttachedThing> attachments(const TaskId &task) const { return m_attachments.value(task); }
    [[nodiscard]] const QList<ChangeProposal> &proposals() const { return m_proposals; } //!< oldest first
    [[nodiscard]] const ChangeProposal *proposal(const QString &id) const;

    //! Its flow was changed after it had begun, and it waits to be signed and started again: what it did stays done,
    //! what has begun stays as it is, and it can still be rolled back.
    [[nodiscard]] bool isAmended() const { return m_isAmended; }

    //! Whether a task has been touched: it ran, was taken on, or people were asked about it.
    [[nodiscard]] bool hasBegun(const TaskId &task) const;

    [[nodiscard]] const QMap<TaskId, ApprovalRequest> &approvals() const { return m_approvals; }
    [[nodiscard]] const ApprovalRequest *approval(const TaskId &task) const;
    [[nodiscard]] const QList<RollbackStep> &rollbackSteps() const { return m_rollbackSteps; }
    [[nodiscard]] bool hasRolledBack() const { return m_hasRolledBack; } //!< a rollback of this run was started

    //! A task that never came up has a planned run.
    [[nodiscard]] const TaskRun &run(const TaskId &task) const;
    [[nodiscard]] const QMap<TaskId, TaskRun> &runs() const { return m_runs; }

    //! The state of the run of each task, by its place in the plan.
    [[nodiscard]] const QList<TaskState> &states() const { return m_states; }

    //! Grows with every event that may change what signatures cover, the signatures themselves, or what was asked of
    //! whom: as long as it is the same, checkSignatures() answers the same for the same workspace.
    [[nodiscard]] quint64 gateVersion() const { return m_gateVersion; }

    //! Number of the last attempt that was ever made of it, also before its result was forgotten: a number, and with it
    //! an operation id, is never used twice.
    [[nodiscard]] int lastAttempt(const TaskId &task) const { return m_lastAttempts.value(task); }

    //! Runs of \p task that a restart has set back though they may have had an effect outside that nothing has taken
    //! back since, oldest first.
    [[nodiscard]] QList<TaskRun> earlierRuns(const TaskId &task) const { return m_earlierRuns.value(task); }

    //! Whether it belongs to what happens before the release is approved (see preparationOf).
    [[nodiscard]] bool isPreparation(const TaskId &task) const;

    //! May its flow be changed? Not once it runs.
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] bool isOver() const;

    //! Whether something of it is being carried out or may be by itself.
    [[nodiscard]] bool isLive() const;

    //! Whether a rollback is what it does, or did when it was stopped.
    [[nodiscard]] bool isRollingBack() const;

    //! Whether a run belongs to what the release does: a step while it rolls back, otherwise a task of a phase.
    [[nodiscard]] bool isCurrent(const TaskId &run) const;

    //! The state that pause or halt interrupted: Preparing, Running or RollingBack.
    [[nodiscard]] ReleaseState stateBeforeStop() const { return m_stateBeforeStop; }

private:
    struct When {
        PersonId actor;
        QDateTime at;
    };

    void on(const ReleaseCreated &event, const When &when);
    void on(const PlanEdited &event, const When &when);
    void on(const DetailsEdited &event, const When &when);
    void on(const ScopeRefreshed &event, const When &when);
    void on(const NotesEdited &event, const When &when);
    void on(const ApprovalRequested &event, const When &when);
    void on(const PreparationFailed &event, const When &when);
    void on(const RevisionFrozen &event, const When &when);
    void on(const ApprovalOpened &event, const When &when);
    void on(const ApprovalSigned &event, const When &when);
    void on(const ApprovalCompleted &event, const When &when);
    void on(const ApprovalReturned &event, const When &when);
    void on(const ApprovalRejected &event, const When &when);
    void on(const ApprovalWithdrawn &event, const When &when);
    void on(const SignaturesWithdrawn &event, const When &when);
    void on(const ApprovalHoldReleased &event, const When &when);
    void on(const ApprovalLapsed &event, const When &when);
    void on(const ApprovalReminded &event, const When &when);
    void on(const ApprovalEscalated &event, const When &when);
    void on(const ApprovalForwarded &event, const When &when);
    void on(const ApprovalExpired &event, const When &when);
    void on(const ApprovalChecked &event, const When &when);
    void on(const ReleaseStarted &event, const When &when);
    void on(const ReleasePaused &event, const When &when);
    void on(const ReleaseResumed &event, const When &when);
    void on(const ReleaseFrozen &event, const When &when);
    void on(const ReleaseThawed &event, const When &when);
    void on(const ReleaseHalted &event, const When &when);
    void on(const ReleaseCompleted &event, const When &when);
    void on(const ReleaseAborted &event, const When &when);
    void on(const ReleaseDiscarded &event, const When &when);
    void on(const ReleaseClosed &event, const When &when);
    void on(const RollbackStarted &event, const When &when);
    void on(const RollbackCompleted &event, const When &when);
    void on(const RollbackHalted &event, const When &when);
    void on(const TaskReady &event, const When &when);
    void on(const TaskWaiting &event, const When &when);
    void on(const TaskStarted &event, const When &when);
    void on(const TaskSucceeded &event, const When &when);
    void on(const TaskFailed &event, const When &when);
    void on(const TaskOutcomeUnknown &event, const When &when);
    void on(const TaskResolved &event, const When &when);
    void on(const TaskRetried &event, const When &when);
    void on(const TaskSkipped &event, const When &when);
    void on(const TaskClaimed &event, const When &when);
    void on(const TaskItemTicked &event, const When &when);
    void on(const TaskCancelled &event, const When &when);
    void on(const TaskCompensated &event, const When &when);
    void on(const RerunConfirmed &event, const When &when);
    void on(const TaskHandedOver &event, const When &when);
    void on(const TaskPerformed &event, const When &when);
    void on(const TaskNotConfirmed &event, const When &when);
    void on(const TaskCompletedInAdvance &event, const When &when);
    void on(const TaskReopened &event, const When &when);
    void on(const TasksReset &event, const When &when);
    void on(const TaskHeld &event, const When &when);
    void on(const TaskHoldReleased &event, const When &when);
    void on(const TaskSilent &event, const When &when);
    void on(const TaskHeard &event, const When &when);
    void on(const TaskCommented &event, const When &when);
    void on(const TaskCommentRemoved &event, const When &when);
    void on(const TaskAttached &event, const When &when);
    void on(const TaskDetached &event, const When &when);
    void on(const ChangeProposed &event, const When &when);
    void on(const ChangeDecided &event, const When &when);

    void setPlan(Plan plan);
    void note(const TaskId &task);
    void noteAll();
    void begin(const TaskId &task, const Attempt &attempt);
    TaskRun &enter(const TaskId &task, TaskState state, const QDateTime &at);
    void finishAttempt(const TaskId &task, int attempt, TaskState outcome, const QString &code, const QString &message,
                       const QDateTime &at);
    void closeApprovals(ApprovalState state);
    void callBack(const QDateTime &at);
    void stopAsking();
    void withdrawSignatures();
    void forgetResults(QSet<TaskId> changed, const QString &changedReference = {});
    void startOver(const TaskId &task);
    void keepEffect(const TaskId &task);
    void goOn();

    ReleaseId m_id;
    ProjectId m_project;
    QString m_version;
    QString m_title;
    PersonId m_owner;
    PersonId m_createdBy;
    PersonId m_requestedBy;
    int m_requestNumber = 0;
    QString m_templateId;
    int m_templateVersion = 1;
    ReleaseType m_type = ReleaseType::Normal;
    RiskClass m_risk = RiskClass::Medium;
    bool m_allowsAfterwards = false;
    PersonId m_lastEditor;
    SealedRules m_sealed;
    ReleaseState m_state = ReleaseState::Draft;
    ReleaseState m_stateBeforeStop = ReleaseState::Running;
    int m_revision = 0;
    int m_runNumber = 0;
    PersonId m_startedBy;
    int m_rerunConfirmedFor = 0;
    QMap<QString, QString> m_values;
    Plan m_plan;
    std::shared_ptr<const PlanIndex> m_index; //!< made of the plan
    QList<ScopeEntry> m_scope;
    IssueSnapshot m_snapshot;
    QDateTime m_windowStart;
    QDateTime m_windowEnd;
    WhenFrozen m_whenFrozen = WhenFrozen::Finish;
    std::optional<ReleaseFrozen> m_frozen;
    QDateTime m_createdAt;
    QDateTime m_startedAt;
    QDateTime m_endedAt;
    QDateTime m_changedAt;
    QString m_stateNote;
    QString m_outcome;
    QString m_frozenDigest;
    QMap<QString, QString> m_frozenParts;
    QMap<QString, QString> m_notesTexts;
    QMap<TaskId, ApprovalRequest> m_approvals;
    QMap<TaskId, TaskRun> m_runs;
    QList<TaskState> m_states; //!< made of the runs
    quint64 m_gateVersion = 0;
    QMap<TaskId, int> m_lastAttempts;
    QMap<TaskId, QList<TaskRun>> m_earlierRuns;
    int m_finished = 0; //!< tasks that succeeded so far
    QList<RollbackStep> m_rollbackSteps;
    bool m_hasRolledBack = false;
    bool m_isAmended = false;
    QMap<TaskId, QList<TaskComment>> m_comments;
    QMap<TaskId, QList<AttachedThing>> m_attachments;
    QList<ChangeProposal> m_proposals;
};

} // namespace releasedesk::domain
