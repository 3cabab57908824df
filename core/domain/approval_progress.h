// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"

#include <optional>

namespace releasedesk::domain {

//! How many of the signatures that a request waits for are there. What comes besides (an optional agreement, 후결,
//! somebody who only reads) does not count, so it is never more than neededCount().
[[nodiscard]] int grantedCount(const ApprovalRequest &request);

//! Everybody who has to decide under an approval task, in the order of its line, each once: of the request, or, before
//! there is one, of what the task itself says.
[[nodiscard]] QList<PersonId> peopleAskedBy(const Release &release, const Task &task);

//! How many signatures an approval task takes, as far as it says so itself.
[[nodiscard]] int plannedNeededCount(const Release &release, const Task &task);

//! Who would have to decide if approval were asked for now, in the order of the line: everybody but those whose
//! signature of before still stands for the content as it is.
[[nodiscard]] QList<PersonId> peopleToAsk(const Release &release, const Task &task, const Directory &directory,
                                          const QDateTime &now);

//! The decision that sent the release back to its owner, with its reason; nothing while no request is back, and where
//! time or the owner ended it.
[[nodiscard]] std::optional<Signature> sentBack(const Release &release);

//! Names of the parts that are not as they were when \p signature was given.
[[nodiscard]] QStringList partsChangedSince(const Signature &signature, const Release &release,
                                            const Directory &directory, const QDateTime &now);

} // namespace releasedesk::domain
