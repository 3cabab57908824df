// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <optional>

namespace releasedesk::domain {

//! Which release keeps another one of its project out of a protected environment. Two releases of one project never
//! take effect at the same place at the same time: a run has its environments from its start to its end. Where it waits
//! for signatures that are said not to block the next deployment (ApprovalStep::blocksNextDeployment), or for another
//! release, it lets others in meanwhile. Of two that are under way then, the one that was started later goes first and
//! the other waits for it, also with its way back, so that never both wait. It follows from the releases alone: a crash
//! loses no lock.
struct EnvironmentHold {
    ReleaseId release;
    EnvironmentId environment;
};

//! Whether a task of \p outer composed \p inner, in whichever attempt.
[[nodiscard]] bool isNestedIn(const Release &inner, const Release &outer);

//! Whether \p outer composed \p inner, or what composed it, with up to \p depth of \p all in between.
[[nodiscard]] bool isPartOf(const Release &inner, const Release &outer, const QList<const Release *> &all,
                            int depth = 3);

//! Which of \p all keeps \p release out of one of \p environments; null if none does. What is part of the other keeps
//! nobody out.
[[nodiscard]] const Release *holderAgainst(const Release &release, const QSet<EnvironmentId> &environments,
                                           const QList<const Release *> &all, const Directory &directory);

//! The id of the release that a task composes while it runs as \p operation; two operations never have the same,
//! however the names of releases and tasks run into each other. Such a release is part of the one around it, and the
//! two do not keep each other out.
[[nodiscard]] ReleaseId nestedReleaseId(const EffectId &operation);

//! The protected environment in which \p task takes effect; empty if there is none.
[[nodiscard]] EnvironmentId effectOf(const Task &task, const Directory &directory);

//! The protected environments in which the plan takes effect; ways back are not counted, they go where it was.
[[nodiscard]] QSet<EnvironmentId> environmentsOf(const Release &release, const Directory &directory);

//! Whether the run of \p release has its environments now. An aborted one has them until nothing of it is at work.
[[nodiscard]] bool holdsItsEnvironments(const Release &release);

//! The hold of \p other on one of \p environments, if it is another release of the project of \p release and has it.
[[nodiscard]] std::optional<EnvironmentHold> holdAgainst(const Release &release,
                                                         const QSet<EnvironmentId> &environments, const Release &other,
                                                         const Directory &directory);

//! Who has it, what that means for \p release, and what to do; translated.
[[nodiscard]] QString holdText(const EnvironmentHold &hold, const Release &release, const Release &holder,
                               const Directory &directory);

} // namespace releasedesk::domain
