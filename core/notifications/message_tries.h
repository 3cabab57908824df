// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"

#include <chrono>
#include <optional>

namespace releasedesk::notifications {

//! Whether a message may be sent, by what the record knows of earlier tries.
struct NextTry {
    std::optional<EffectId> id; //!< nothing once it was sent, or may have been
    QDateTime notBefore; //!< as the record has it, so that another program waits as well; invalid: at once
};

//! The pause after a message did not leave for the first time; it grows with the tries, up to an hour.
constexpr std::chrono::minutes pauseAfterFailure(5);

//! The next try of \p message, as effect "<message>-<number>": a new one only after it is proved that none before left.
//! Given up after more than a week of tries.
[[nodiscard]] QCoro::Task<Result<NextTry>> nextTry(store::EventStore &store, QString message);

} // namespace releasedesk::notifications
