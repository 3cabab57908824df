// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/connection.h"

#include <QCommandLineParser>

namespace releasedesk::cli {

//! What “connection add” and “connection edit” take, as the usage of a command says it.
[[nodiscard]] QString connectionUsage();

void addConnectionOptions(QCommandLineParser &parser);

//! Writes what was given into \p connection; what was not stays. A path that is not whole begins where the command was
//! called, and is kept beginning in \p folder where it lies in it. InvalidArgument names an option that cannot be
//! meant.
[[nodiscard]] Result<> takeConnectionOptions(const QCommandLineParser &parser, const QString &folder,
                                             domain::Connection &connection);

//! The secrets that were named by variables or are asked for. \p connection remembers the variables where that was
//! wished. Unauthenticated for a variable that is empty and a question without an answer.
[[nodiscard]] Result<domain::ConnectionSecrets> takeConnectionSecrets(const QCommandLineParser &parser,
                                                                      domain::Connection &connection);

} // namespace releasedesk::cli
