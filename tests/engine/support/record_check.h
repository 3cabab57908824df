// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/recorded_event.h"

#include <QString>

namespace releasedesk::tests {

//! Reads a record of one release and says what in it must never happen: an operation id twice, a new attempt while the
//! earlier one has no known outcome, a task started before what it waits for, work of the run after a rollback began.
//! Empty: nothing.
[[nodiscard]] QString whatMustNotBe(const QList<store::RecordedEvent> &events);

} // namespace releasedesk::tests
