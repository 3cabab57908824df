// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/recorded_event.h"

#include <QByteArray>

#include <span>

namespace releasedesk::store {

//! SHA-256 over the predecessor's hash and every field of \p event but its hash, each with its length in front.
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, const RecordedEvent &event);

//! DataLoss names the first event that is not what was recorded, or that is missing between two others.
//! \p anchor is the hash before the first of \p events, empty for the start of the record.
[[nodiscard]] Result<> verifyChain(const QByteArray &anchor, std::span<const RecordedEvent> events);

} // namespace releasedesk::store
