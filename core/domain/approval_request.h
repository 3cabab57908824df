// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/approval_line.h"

namespace releasedesk::domain {

//! What a person says about a step.
enum class Decision {
    Approve,
    Return, //!< 보완 요청: to the drafter
    Reject, //!< 반려: closes the request
    Agree,
    Disagree, //!< 부동의
    Confirm, //!< of a cooperation
    Hold, //!< 보류
    ReleaseHold,
    ReturnToPrevious, //!< 전단계 반려
    Object, //!< against what was decided before (후결)
    Read, //!< 열람, 접수, 후열
    Withdraw, //!< 서명 철회: of the own signature
};

[[nodiscard]] constexpr auto enumNames(Decision /*type*/)
{
    return std::array<std::pair<Decision, const char *>, 12>{{{Decision::Approve, "approve"},
                                                              {Decision::Return, "return"},
                                                              {Decision::Reject, "reject"},
                                                              {Decision::Agree, "agree"},
                                                              {Decision::Disagree, "disagree"},
                                                              {Decision::Confirm, "confirm"},
                                                              {Decision::Hold, "hold"},
                                                              {Decision::ReleaseHold, "releaseHold"},
                                                              {Decision::ReturnToPrevious, "returnToPrevious"},
                                                              {Decision::Object, "object"},
                                                              {Decision::Read, "read"},
                                                              {Decision::Withdraw, "withdraw"}}};
}

//! Whether it counts towards a quorum.
[[nodiscard]] constexpr bool isPositive(Decision decision)
{
    return decision == Decision::Approve || decision == Decision::Agree || decision == Decision::Confirm;
}

//! Whether it has to say why.
[[nodiscard]] constexpr bool needsComment(Decision decision)
{
    return !isPositive(decision) && decision != Decision::Read && decision != Decision::ReleaseHold;
}

//! What a signature stands for, as printed beside it.
enum class Meaning { Reviewed, Approved, Agreed, Cooperated, FinalByDelegation, Afterwards, Informed };

[[nodiscard]] constexpr auto enumNames(Meaning /*type*/)
{
    return std::array<std::pair<Meaning, const char *>, 7>{{{Meaning::Approved, "approved"},
                                                            {Meaning::Reviewed, "reviewed"},
                                                            {Meaning::Agreed, "agreed"},
                                                            {Meaning::Cooperated, "cooperated"},
                                                            {Meaning::FinalByDelegation, "finalByDelegation"},
                                                            {Meaning::Afterwards, "afterwards"},
                                                            {Meaning::Informed, "informed"}}};
}

[[nodiscard]] Meaning meaningOf(StepType type);

enum class ApprovalState { Active, Complete, Returned, Rejected, Withdrawn, Expired };

[[nodiscard]] constexpr auto enumNames(ApprovalState /*type*/)
{
    return std::array<std::pair<ApprovalState, const char *>, 6>{{{ApprovalState::Active, "active"},
                                                                  {ApprovalState::Complete, "complete"},
                                                                  {ApprovalState::Returned, "returned"},
                                                                  {ApprovalState::Rejected, "rejected"},
                                                                  {ApprovalState::Withdrawn, "withdrawn"},
                                                                  {ApprovalState::Expired, "expired"}}};
}

//! The bytes a person signed with his key, exactly as they were signed.
struct SignedRecord {
    QByteArray bytes;
    QByteArray signature;
    QString key;

    [[nodiscard]] bool isEmpty() const { return bytes.isEmpty(); }

    friend bool operator==(const SignedRecord &, const SignedRecord &) = default;
};

//! What one person decided about exactly the content of `digest`.
struct Signature {
    PersonId person;
    Decision decision = Decision::Approve;
    QString comment;
    QString digest;
    int revision = 0;
    QDateTime at;
    bool isWithdrawn
        = false; //!< the content changed, or the request was rejected: it counts no longer, and stays on record
    QString step = {};
    Meaning meaning = Meaning::Approved;
    PersonId onBehalfOf = {}; //!< 대결: the absent person; empty: in his own right
    QMap<QString, QString> parts = {}; //!< of the manifest, as they were; empty: of a program that kept only the digest
    SignedRecord record = {}; //!< empty: decided without a key

    //! Whose place in the line it fills.
    [[nodiscard]] const PersonId &countsFor() const { return onBehalfOf.isEmpty() ? person : onBehalfOf; }

    friend bool operator==(const Signature &, const Signature &) = default;
};

//! A request passed on by the one asked (전달).
struct Forward {
    PersonId from;
    PersonId to;
    QString reason;

    friend bool operator==(const Forward &, const Forward &) = default;
};

//! What happened to one step besides signatures.
struct StepRecord {
    QDateTime askedAt; //!< when its turn came; not valid: not yet
    PersonId heldBy; //!< 보류; empty: nobody holds it
    QString holdReason;
    QDateTime heldUntil;
    bool isLapsed = false; //!< 기한 후결
    bool isUnanswered = false; //!< an optional agreement whose time is over (무응답)
    QDateTime remindedAt;
    QDateTime escalatedAt;
    PersonId escalatedTo;
    QList<Forward> forwards;
    std::optional<bool> checkPassed; //!< of an automated step
    QString checkEvidence;
    QDateTime checkedAt;

    friend bool operator==(const StepRecord &, const StepRecord &) = default;
};

enum class StepState { Planned, Open, Held, Done, Passed, Blocked };

struct ApprovalSigned;

//! The signatures one `release.approve` task asks for.
struct ApprovalRequest {
    TaskId task;
    QList<PersonId> approvers; //!< in order; empty means nobody can sign: it stays closed
    DecisionRule rule = DecisionRule::InOrder;
    int needed = 0; //!< NOfM only
    PersonId requestedBy;
    QDateTime openedAt;
    int revision = 0;
    QString digest; //!< the content to be signed
    ApprovalState state = ApprovalState::Active;
    QList<Signature> signatures; //!< all, the withdrawn ones too
    ApprovalLine line = {}; //!< without steps: `approvers` and `rule` say it (see effectiveLine)
    QMap<QString, QString> parts = {}; //!< of the content to be signed; empty: only the digest is known
    QMap<QString, StepRecord> records = {}; //!< by step

    //! The line as it is in force: what was recorded, or what approvers and rule stand for, with those who were added
    //! by escalation.
    [[nodiscard]] ApprovalLine effectiveLine() const;

    //! Whether a signature still stands: not withdrawn, and every part its step answers for is as it was.
    [[nodiscard]] bool doesCount(const Signature &signature) const;

    //! The parts a step answers for: what it names and what everybody answers for, or all.
    [[nodiscard]] QStringList viewOf(const ApprovalStep &step) const;

    //! The step a decision belongs to.
    [[nodiscard]] QString stepOf(const Signature &signature) const;

    //! Positive decisions that count, of people the line asks.
    [[nodiscard]] QList<Signature> validApprovals() const;

    //! How many signatures complete the line.
    [[nodiscard]] int neededCount() const;

    //! Who may decide now so that the line goes on.
    [[nodiscard]] QList<PersonId> nextSigners() const;

    //! Everybody the line may hear: those it asks, informs, escalates to.
    [[nodiscard]] QList<PersonId> everybody() const;

    //! Steps whose turn it is; the line waits for them.
    [[nodiscard]] QList<ApprovalStep> openSteps() const;
    [[nodiscard]] StepState stateOf(const ApprovalStep &step) const;

    //! Who of a step has not decided so far and could still.
    [[nodiscard]] QList<PersonId> missingOf(const ApprovalStep &step) const;

    //! Whose place in a step is filled.
    [[nodiscard]] QSet<PersonId> signedFor(const ApprovalStep &step) const;

    //! Every step is passed and somebody present decided. An empty set of approvers never is.
    [[nodiscard]] bool isComplete() const;

    //! The signature that decided finally (전결), if there is one that counts.
    [[nodiscard]] std::optional<Signature> finalDecision() const;

    //! Disagreements with an optional agreement, which the final approver must have read.
    [[nodiscard]] QList<Signature> dissents() const;

    //! Whether a negative decision of \p person ends the step: a mandatory member rejects, or the others cannot reach
    //! the number any more.
    [[nodiscard]] bool doesEnd(const ApprovalStep &step, const PersonId &person, Decision decision) const;

    //! The step in which \p person (or the one he acts for) can decide this now; empty: none.
    [[nodiscard]] QString stepFor(const PersonId &person, Decision decision, const QString &wanted = {}) const;

    //! Parts that are not as they were when \p person signed last; nothing when he never did.
    [[nodiscard]] std::optional<QStringList> changedSince(const PersonId &person) const;

    //! A decision that was recorded at \p at.
    void take(const ApprovalSigned &event, const QDateTime &at);

    //! Notes which steps' turn it is since \p at.
    void noteAsked(const QDateTime &at);

    //! What was approved so far counts no longer.
    void withdrawSignatures();
    void withdrawSignature(const QString &step, const PersonId &person);

    //! Whether \p person may decide so now about \p digestSeen; the refusal says why not. \p onBehalfOf was checked.
    [[nodiscard]] Result<> checkMayDecide(const PersonId &person, const QString &digestSeen,
                                          Decision decision = Decision::Approve, const PersonId &onBehalfOf = {},
                                          const QString &step = {}) const;
};

//! What may be said at a step of this type, the positive answer first.
[[nodiscard]] QList<Decision> decisionsFor(StepType type);

} // namespace releasedesk::domain
