// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace releasedesk::store {

enum class OpenMode {
    ReadWrite, //!< makes the file if there is none
    ReadOnly, //!< beside a program that writes; the file must exist
};

enum class Durability {
    Full, //!< a commit that was answered survives a power failure
    Normal, //!< a power failure may take the last commits; the file stays whole
};

//! How to reach one SQLite file. A value, because every thread opens a connection of its own.
struct SqlDatabase {
    QString file;
    OpenMode mode = OpenMode::ReadWrite;
    Durability durability = Durability::Full;
    QStringList whenOpened; //!< statements for every new connection, e.g. a limit of pages
    bool hasSignedHead = true; //!< false: a copy without the files beside it (see SignedHead), such as an archive
};

} // namespace releasedesk::store
