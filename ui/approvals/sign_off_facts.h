// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/projections/release_book.h"
#include "ui/theme/icon_name.h"
#include "ui/theme/tokens.h"

namespace releasedesk::ui {

enum class RiskLevel { Low, Medium, High };

//! A named reason for a risk level, or a piece of evidence; texts are fit to show.
struct SignOffFact {
    IconName icon;
    ColorToken color = ColorToken::Text2;
    QString text;
    QString source; //!< where it comes from, short
    RiskLevel level = RiskLevel::Low; //!< of a reason for risk
};

//! What the plan, the scope and the record say about the risk; a rollback lane that covers everything counts as well.
[[nodiscard]] QList<SignOffFact> riskOf(const domain::Release &release, const projections::ReleaseBook &book,
                                        const domain::Directory &directory, const QDateTime &now);

//! The highest of the facts.
[[nodiscard]] RiskLevel levelOf(const QList<SignOffFact> &risk);

//! What was measured and written before the signature: results of the preparation, scope, documents.
[[nodiscard]] QList<SignOffFact> evidenceOf(const domain::Release &release, const QDateTime &now);

} // namespace releasedesk::ui
