// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::documents {

//! A plain table of the work plan. Heads and notes are translated; text in cells comes from outside.
struct PlanTable {
    QString title;
    QStringList heads;
    QList<QStringList> rows;
    QString note; //!< below the table, or in its place while it is empty

    friend bool operator==(const PlanTable &, const PlanTable &) = default;
};

//! What the release applies: every issue of its scope as it was read.
[[nodiscard]] PlanTable appliedChanges(const domain::Release &release);

//! Who is in the release and how to reach them: owner, performers, approvers; a missing address is said.
[[nodiscard]] PlanTable contactsOf(const domain::Release &release, const domain::Directory &directory);

//! What became of the plan so far: drafted, asked for, signed, as it stands now.
[[nodiscard]] PlanTable revisionsOf(const domain::Release &release, const domain::Directory &directory,
                                    const QDateTime &now);

//! The result report: planned against actual, what deviated, what was left over. Nothing before the end of a run.
[[nodiscard]] std::optional<PlanTable> resultOf(const domain::Release &release, const domain::Directory &directory);

//! "2026-11-24 14:00 – 16:00 KST", whatever the day is; translated where there is none.
[[nodiscard]] QString fullWindow(const QDateTime &start, const QDateTime &end);

//! "2026-11-24 14:00" in the shown zone; a dash for none.
[[nodiscard]] QString fullMoment(const QDateTime &at);

} // namespace releasedesk::documents
