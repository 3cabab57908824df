// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_connection.h"
#include "core/store/sql_event_store.h"

namespace releasedesk::store {

//! Verifies everything from the first event on. DataLoss names the first event that is not what was recorded.
[[nodiscard]] Result<AuditReport> verifyAll(SqlConnection &connection);

//! Verifies what was not yet verified, and remembers how far that is if the connection may write.
[[nodiscard]] Result<> verifyNew(SqlConnection &connection);

} // namespace releasedesk::store
