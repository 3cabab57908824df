// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/invocation.h"

#include <functional>

namespace releasedesk::cli {

//! What a command on one release needs besides its arguments.
struct ActPlan {
    QString usage;
    int positional = 1; //!< release, or release and task
    Access access = Access::Decide;
    QList<domain::ReleaseState> goodEnds = {}; //!< the exit code is 0 only in one of these; empty: in any
};

//! The command that the arguments ask for; nothing where the release is already on its way.
using MakeCommand
    = std::function<std::optional<domain::ReleaseCommand>(const QCommandLineParser &, const domain::Release &)>;

//! Opens, finds the release, sends the command, waits until it rests, prints.
[[nodiscard]] QCoro::Task<ExitCode> actOn(Invocation invocation, ActPlan plan, MakeCommand make);

//! The task that was named behind the release.
[[nodiscard]] TaskId taskOf(const QCommandLineParser &parser);

} // namespace releasedesk::cli
