// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace releasedesk::connectors {

//! What is to be run, without a shell.
struct ProgramSpec {
    QString program; //!< absolute
    QStringList arguments;
    QString folder;
    QStringList environment; //!< “NAME=value”; nothing else is passed on
};

//! Where a run leaves its traces.
struct ProgramTraces {
    QString started; //!< locked while somebody watches over the program; must not exist yet
    QString group; //!< holds the number of its process group once it runs
    QString done; //!< how it ended: “exit N”, “signal N”, “folder N” or “program N” (with errno) when it did not start
    QString output;
    QString errors;
};

//! Starts a program under a watcher of its own that outlives this process and writes down how it ended. The program
//! leads its own process group, reads from nowhere and writes to files, so nothing it does depends on this process.
//! AlreadyExists: there was a start before; it is not repeated. Anything else has Error::nothingHappened.
[[nodiscard]] Result<> launchProgram(const ProgramSpec &spec, const ProgramTraces &traces);

} // namespace releasedesk::connectors
