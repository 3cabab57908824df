// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/recorded_event.h"

namespace releasedesk::store {

//! Whether an append can be recorded at all, whatever the store: InvalidArgument for what would not come back as it
//! went in, ResourceExhausted "event.tooLarge" above maxPayloadBytes.
[[nodiscard]] Result<> checkAppend(const Append &append);

//! Aborted: the stream has moved on since the decision.
[[nodiscard]] tl::unexpected<Error> staleAppend(const Append &append, qint64 currentVersion);

//! The events of \p append as they are recorded behind \p last, whose hash is \p previous.
[[nodiscard]] QList<RecordedEvent> chained(const Append &append, Position last, const QByteArray &previous);

} // namespace releasedesk::store
