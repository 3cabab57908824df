// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/release_event.h"
#include "core/store/recorded_event.h"

namespace releasedesk::store {

//! The stream that holds everything of one release.
[[nodiscard]] StreamId releaseStream(const ReleaseId &release);

//! The release of such a stream, or an empty id for a stream of something else.
[[nodiscard]] ReleaseId releaseOfStream(const StreamId &stream);

[[nodiscard]] NewEvent encode(const domain::ReleaseEvent &event);

//! DataLoss for bytes that are not of this event; Unimplemented for a name or version of a newer program.
[[nodiscard]] Result<domain::ReleaseEvent> decodeReleaseEvent(const NewEvent &event);

} // namespace releasedesk::store
