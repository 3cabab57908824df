// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sandbox/http_request.h"

#include <QString>

namespace releasedesk::sandbox {

//! The operation id that a request carries, wherever its kind of endpoint leaves room for one: a header
//! (Idempotency-Key, X-Release-Desk-Op), a parameter RD_OP_ID in the query or a form, a comment's or an issue's
//! property, a field of a JSON body. Empty if there is none.
[[nodiscard]] QString operationId(const HttpRequest &request);

} // namespace releasedesk::sandbox
