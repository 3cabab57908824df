// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measure/samples.h"
#include "core/base/result.h"

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace releasedesk::bench {

//! What was committed in some time.
struct FloorSlice {
    qint64 rows = 0;
    qint64 commits = 0;
    double seconds = 0;
};

//! The least that a durable record costs on this disk: rows of the same table as the product's, put into SQLite with a
//! write-ahead log and full synchronisation, so many per commit, by one prepared statement; nothing is decided, hashed
//! or checked. Makes a file of its own and removes it again.
class SqliteFloor
{
public:
    //! FailedPrecondition if there is such a file and it is not of an earlier floor; it is left alone then.
    [[nodiscard]] static Result<std::unique_ptr<SqliteFloor>> make(const QString &file);

    SqliteFloor(const SqliteFloor &) = delete;
    SqliteFloor &operator=(const SqliteFloor &) = delete;
    ~SqliteFloor();

    //! Commits \p batch rows at a time, each with a payload of so many bytes, until \p length has passed. The time of
    //! each commit goes to \p commits.
    [[nodiscard]] Result<FloorSlice> run(int batch, qsizetype payloadBytes, std::chrono::nanoseconds length,
                                         Samples &commits);

    //! Read back from the connection; 2 is FULL.
    [[nodiscard]] int synchronous() const { return m_synchronous; }

private:
    explicit SqliteFloor(QString file);
    [[nodiscard]] Result<> open();
    [[nodiscard]] Result<> execute(const char *statement);
    [[nodiscard]] bool insert(const QByteArray &payload);
    [[nodiscard]] tl::unexpected<Error> sqlFailure() const;

    QString m_file;
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    qint64 m_position = 0;
    int m_synchronous = -1;
};

//! Writes one page of 4 KiB to a new file beside \p file and waits for the disk, again and again until \p length has
//! passed; each goes to \p syncs. Answers how many there were per second.
[[nodiscard]] Result<double> measureSyncs(const QString &file, std::chrono::nanoseconds length, Samples &syncs);

} // namespace releasedesk::bench
