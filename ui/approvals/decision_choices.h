// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/desk.h"
#include "ui/approvals/decision_bar.h"

namespace releasedesk::ui {

//! In whose place in the line somebody can decide.
struct LinePlace {
    PersonId person; //!< whose place; empty: none
    bool isActing = false; //!< somebody else's, by a delegation that holds now (대결)
};

//! The place in which the person of the desk can decide now: the own before that of somebody absent.
[[nodiscard]] LinePlace placeInLine(const session::Desk &desk, const domain::Release &release,
                                    const domain::ApprovalRequest &request, const QDateTime &now);

//! What can be answered from that place; the usual three when it is nobody's turn there.
[[nodiscard]] DecisionChoices choicesAt(const LinePlace &place, const session::Desk &desk,
                                        const domain::Release &release, const domain::ApprovalRequest &request,
                                        const QDateTime &now);

//! The step a decision made there belongs to; empty: none.
[[nodiscard]] QString stepAt(const LinePlace &place, const domain::ApprovalRequest &request, domain::Decision decision);

//! The command that says \p decision about the content with \p digestSeen, from the person's place in the line.
[[nodiscard]] domain::SignApproval decisionAt(const LinePlace &place, const domain::Release &release,
                                              const domain::ApprovalRequest &request, domain::Decision decision,
                                              const QString &digestSeen, const QString &comment);

} // namespace releasedesk::ui
