// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

namespace releasedesk::domain {

//! What rules look at in a release.
[[nodiscard]] ReleaseTraits traitsOf(const Release &release, const Directory &directory, const QDateTime &now);

[[nodiscard]] bool doesMatch(const TraitMatch &match, const ReleaseTraits &traits, const WorkingCalendar &calendar);

//! Whether a task outside the rollback lane changes a protected environment.
[[nodiscard]] bool touchesProtected(const Release &release, const Directory &directory);

//! The approval line of a `release.approve` task: the one it holds (parameter "line"), or its list of approvers, or the
//! first rule of the workspace that fits. Groups become people. Whether 후결 may open it is decided here, never by the
//! task: only for releases that change nothing protected, or emergencies whose template allows it. No step: nothing
//! fits, and the line stays closed.
[[nodiscard]] ApprovalLine resolvedLine(const Task &task, const Release &release, const Directory &directory,
                                        const QDateTime &now);

//! What stands against submitting this line: its shape, unknown people, steps that separate duties make impossible,
//! 후결 where it may not be. Sentences; empty: nothing.
[[nodiscard]] QStringList lineProblems(const Task &task, const ApprovalLine &line, const Release &release,
                                       const PersonId &drafter, const Directory &directory);

//! Lines, configuration and policy as they are now, to be sealed with the release.
[[nodiscard]] SealedRules rulesNow(const Release &release, const Directory &directory, const QDateTime &now);

[[nodiscard]] QString policyHash(const ApprovalPolicy &policy);

//! Values that the artifact and branch checks of \p step find in the release as it stands; nothing for those that an
//! executor has to measure.
[[nodiscard]] std::optional<std::pair<bool, QString>> lookAt(const StepCheck &check, const Release &release);

} // namespace releasedesk::domain
