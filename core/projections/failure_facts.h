// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/projections/release_book.h"

//! What the record knows about a failure beside the failure itself. Nothing here is guessed.
namespace releasedesk::projections {

//! The same task failed in the same way before, and this is how it went on.
struct EarlierFailure {
    enum class Ending {
        TriedAgain, //!< and it went well
        ByHand, //!< somebody did it; `note` says what
        LeftOut, //!< skipped; `note` says why
        RolledBack,
        Aborted,
        Open, //!< nothing has become of it yet
    };

    ReleaseId release;
    QString version;
    int attempt = 1;
    QDateTime at;
    QString message; //!< of the failure, from outside
    Ending ending = Ending::Open;
    QString note; //!< from outside

    friend bool operator==(const EarlierFailure &, const EarlierFailure &) = default;
};

//! Newest first, at most \p most: attempts of a task of the same kind and the same name in releases of the same
//! project that ended with the same error as the last attempt of \p task.
[[nodiscard]] QList<EarlierFailure> earlierFailures(const ReleaseBook &book, const domain::Release &release,
                                                    const TaskId &task, int most = 3);

//! What a rollback led to.
struct BackAgain {
    QString version; //!< that is live again; empty if the record does not prove it
    qint64 seconds = 0; //!< from the first step to the end
};

//! Nothing for a release that was not rolled back to its end.
[[nodiscard]] std::optional<BackAgain> backAgain(const ReleaseBook &book, const domain::Release &release);

//! The commit that a release brings, if it is the only one; whatever is different is in it.
[[nodiscard]] std::optional<domain::ScopeCommit> onlyCommit(const domain::Release &release);

} // namespace releasedesk::projections
