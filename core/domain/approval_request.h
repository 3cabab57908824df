// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json_fields.h"
#include "core/base/result.h"

namespace releasedesk::domain {

enum class DecisionRule { InOrder, Everyone, Anyone, NOfM };

[[nodiscard]] constexpr auto enumNames(DecisionRule /*type*/)
{
    return std::array<std::pair<DecisionRule, const char *>, 4>{{{DecisionRule::InOrder, "inOrder"},
                                                                 {DecisionRule::Everyone, "everyone"},
                                                                 {DecisionRule::Anyone, "anyone"},
                                                                 {DecisionRule::NOfM, "nOfM"}}};
}

enum class Decision { Approve, Return, Reject };

[[nodiscard]] constexpr auto enumNames(Decision /*type*/)
{
    return std::array<std::pair<Decision, const char *>, 3>{
        {{Decision::Approve, "approve"}, {Decision::Return, "return"}, {Decision::Reject, "reject"}}};
}

enum class ApprovalState { Active, Complete, Returned, Rejected, Withdrawn };

[[nodiscard]] constexpr auto enumNames(ApprovalState /*type*/)
{
    return std::array<std::pair<ApprovalState, const char *>, 5>{{{ApprovalState::Active, "active"},
                                                                  {ApprovalState::Complete, "complete"},
                                                                  {ApprovalState::Returned, "returned"},
                                                                  {ApprovalState::Rejected, "rejected"},
                                                                  {ApprovalState::Withdrawn, "withdrawn"}}};
}

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

    friend bool operator==(const Signature &, const Signature &) = default;
};

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

    //! Approvals of this digest that count.
    [[nodiscard]] QList<Signature> validApprovals() const;

    //! How many signatures complete the line.
    [[nodiscard]] int neededCount() const;

    //! Who may decide now.
    [[nodiscard]] QList<PersonId> nextSigners() const;

    [[nodiscard]] bool isComplete() const;

    //! What was approved so far counts no longer.
    void withdrawSignatures();

    //! Whether \p person may decide now about \p digestSeen; the refusal says why not.
    [[nodiscard]] Result<> checkMayDecide(const PersonId &person, const QString &digestSeen) const;
};

} // namespace releasedesk::domain
