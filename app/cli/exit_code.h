// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace releasedesk::cli {

//! What rdesk answers to the shell; documented in docs/cli.md.
enum ExitCode : int {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Refused = 3, //!< by a rule of the product; the reason has a stable name
    Unreachable = 4, //!< a connected system or the network did not answer
};

[[nodiscard]] ExitCode exitCodeOf(const Error &error);

} // namespace releasedesk::cli
