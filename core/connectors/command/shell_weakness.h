// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connectors/command/launch_program.h"

#include <vector>

namespace releasedesk::connectors {

//! How \p spec would be started by somebody careless: as one line that a shell takes apart. Only for the weakness
//! "shell-exec", which shows that the tests would see it.
[[nodiscard]] inline std::vector<QByteArray> throughShell(const ProgramSpec &spec)
{
    const QString line = spec.program + u' ' + spec.arguments.join(u' ');
    return {"/bin/sh", "-c", line.toLocal8Bit()};
}

} // namespace releasedesk::connectors
