// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace releasedesk::bench {

//! Watches from inside SQLite what the product's own connections do: how often they commit, and how they say that they
//! synchronise. One at a time, made before the store is opened; what it counts is that of the process.
class StoreProbe
{
public:
    StoreProbe();
    StoreProbe(const StoreProbe &) = delete;
    StoreProbe &operator=(const StoreProbe &) = delete;
    ~StoreProbe();

    //! For SqlDatabase::whenOpened: lets each new connection tell its setting.
    [[nodiscard]] static QStringList whenOpened();

    //! Commits that wrote something, of all connections so far.
    [[nodiscard]] static qint64 commits();

    //! What the connections that may write said: 2 is FULL; -1 before any.
    [[nodiscard]] static int synchronous();
};

//! Whether a file there is on a disk at all: what is in memory survives no power failure however it is synchronised.
[[nodiscard]] bool isOnDisk(const QString &file);

} // namespace releasedesk::bench
