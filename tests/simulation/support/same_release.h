// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/release.h"
#include "core/store/recorded_event.h"

namespace releasedesk::tests {

//! The fold of a record of one release, from its bytes.
[[nodiscard]] domain::Release foldOf(const QList<store::RecordedEvent> &events);

//! The first thing in which two releases are not the same; empty: they are the same in everything.
[[nodiscard]] QString whatDiffers(const domain::Release &one, const domain::Release &other);

} // namespace releasedesk::tests
