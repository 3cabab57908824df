// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/directory.h"
#include "core/domain/release.h"
#include "core/domain/release_command.h"
#include "core/domain/restart.h"

#include <functional>

namespace releasedesk::ui {

//! Something that can be done with a task out of its turn.
struct SteerOffer {
    QString facts; //!< what it would do, where that has to be known first; may be empty
    QString label; //!< of the field for the note
    QString button;
    bool isNoteRequired = true;
    bool asksPerson = false; //!< whom it goes to may be chosen
    std::function<domain::ReleaseCommand(const QString &note, const PersonId &person)> make;
};

//! What \p person can do with a task besides its turn, as the release stands: hold it back and let it go, complete it
//! in advance, open it again, hand it over, run it again with everything behind it. Nothing that would be refused for
//! what the release is; who has the right is found out when it is sent.
[[nodiscard]] QList<SteerOffer> steerOffers(const domain::Release &release, const TaskId &task, const PersonId &person,
                                            const domain::Directory &directory);

//! What would run again, and what of it takes effect a second time.
[[nodiscard]] QString restartFacts(const domain::Release &release, const QList<domain::RestartStep> &steps);

} // namespace releasedesk::ui
