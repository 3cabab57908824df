// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reconciliation/reconciliation_service.h"

#include <QJsonObject>

namespace releasedesk::reconciliation {

//! Heads of the columns of a row: kind, key, summary, evidence, what to do; translated.
[[nodiscard]] QStringList columnHeads();

//! One row in these columns; what to do is the first fix.
[[nodiscard]] QStringList columnsOf(const ReconciliationRow &row);

//! A table for Markdown; text from outside is escaped.
[[nodiscard]] QString markdownOf(const QList<ReconciliationRow> &rows);

//! For spreadsheets: a cell that would be computed there is made text.
[[nodiscard]] QString csvOf(const QList<ReconciliationRow> &rows);

//! Everything, for programs; the names of verdicts and fixes are stable.
[[nodiscard]] QJsonObject jsonOf(const ReconciliationReport &report);

//! "2.7.4 (4f1c2a9b) → v2.8.0 (9d21c0ab), 37 commits" of one repository; translated.
[[nodiscard]] QString rangeText(const ComparedRepository &repository);

} // namespace releasedesk::reconciliation
