// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_connection.h"

#include <span>

namespace releasedesk::store {

//! One numbered step of the tables' history. Once released it never changes.
struct Migration {
    int version = 0;
    QStringList statements;
};

//! What this program knows, oldest first.
[[nodiscard]] std::span<const Migration> knownMigrations();

//! Brings the tables to the last of \p migrations, each step wholly or not at all; a connection that only reads is
//! checked instead. DataLoss if the file is a database of another program, FailedPrecondition "store.newerProgram" if a
//! newer program wrote it – for reading only if that program says that this one cannot – and "store.olderProgram" if it
//! must be opened for writing once before it can be read.
[[nodiscard]] Result<> prepareSchema(SqlConnection &connection,
                                     std::span<const Migration> migrations = knownMigrations());

//! Lets \p work remove events, which nothing else can: only for moving them into an archive, inside one transaction.
[[nodiscard]] Result<> withRemovalAllowed(SqlConnection &connection, const std::function<Result<>()> &work);

//! What to tell about a file of a newer program that is open for reading; empty for any other.
[[nodiscard]] Result<QString> newerProgramNote(SqlConnection &connection,
                                               std::span<const Migration> migrations = knownMigrations());

} // namespace releasedesk::store
