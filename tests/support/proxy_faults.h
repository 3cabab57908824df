// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fault_proxy.h"

namespace releasedesk::tests {

//! Every way to fail that the connectors are held to, each with what its message has to say. The names are unique.
//! They count on limits of one second of silence and two for a whole exchange.
[[nodiscard]] const QList<ProxyFault> &proxyFaults();

} // namespace releasedesk::tests
