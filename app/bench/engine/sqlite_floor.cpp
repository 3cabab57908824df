// SPDX-License-Identifier: Apache-2.0
#include "app/bench/engine/sqlite_floor.h"

#include <QDateTime>
#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>
#include <vector>

namespace releasedesk::bench {
namespace {

// "RDfl": tells a floor that was left behind from any other SQLite file.
constexpr int floorId = 0x5244666c;

void removeDatabase(const QString &file)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(suffix));
}

int numberOf(sqlite3 *database, const char *statement)
{
    int number = -1;
    const auto take = [](void *to, int columns, char **values, char ** /*names*/) {
        if (columns > 0 && values[0])
            *static_cast<int *>(to) = QByteArray(values[0]).toInt();
        return 0;
    };
    sqlite3_exec(database, statement, take, &number, nullptr);
    return number;
}

bool isLeftBehind(const QString &file)
{
    sqlite3 *database = nullptr;
    const bool isOpen
        = sqlite3_open_v2(QFile::encodeName(file).constData(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK;
    const bool isFloor = isOpen && numberOf(database, "PRAGMA application_id") == floorId;
    sqlite3_close(database);
    return isFloor;
}

tl::unexpected<Error> systemFailure(const QString &file)
{
    return failure(ErrorCode::Unavailable,
                   QStringLiteral("%1: %2").arg(file, QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace

SqliteFloor::SqliteFloor(QString file)
    : m_file(std::move(file))
{
}

Result<std::unique_ptr<SqliteFloor>> SqliteFloor::make(const QString &file)
{
    if (QFile::exists(file) && !isLeftBehind(file))
        return failure(ErrorCode::FailedPrecondition,
                       QStringLiteral("%1 exists and is not of this program; name a new file").arg(file));
    removeDatabase(file);
    std::unique_ptr<SqliteFloor> floor(new SqliteFloor(file));
    if (const auto opened = floor->open(); !opened)
        return failed(opened);
    return floor;
}

SqliteFloor::~SqliteFloor()
{
    sqlite3_finalize(m_insert);
    sqlite3_close(m_database);
    removeDatabase(m_file);
}

Result<> SqliteFloor::open()
{
    if (sqlite3_open(QFile::encodeName(m_file).constData(), &m_database) != SQLITE_OK)
        return sqlFailure();
    sqlite3_commit_hook(m_database, nullptr, nullptr); // a probe of the product's commits does not count these
    const QByteArray id = "PRAGMA application_id=" + QByteArray::number(floorId);
    for (const char *statement :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", id.constData(),
          "CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, stream_version INTEGER NOT NULL, "
          "actor TEXT NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, payload BLOB NOT "
          "NULL, hash BLOB NOT NULL, UNIQUE (stream, stream_version)) STRICT"}) {
        if (const auto done = execute(statement); !done)
            return done;
    }
    m_synchronous = numberOf(m_database, "PRAGMA synchronous");
    if (sqlite3_prepare_v3(m_database, "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", -1,
                           SQLITE_PREPARE_PERSISTENT, &m_insert, nullptr)
        != SQLITE_OK)
        return sqlFailure();
    return {};
}

Result<> SqliteFloor::execute(const char *statement)
{
    if (sqlite3_exec(m_database, statement, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqlFailure();
    return {};
}

bool SqliteFloor::insert(const QByteArray &payload)
{
    static const QByteArray hash(32, 'h');
    constexpr int streams = 100;
    ++m_position;
    const QByteArray stream = "release-bench-" + QByteArray::number(m_position % streams);
    sqlite3_bind_int64(m_insert, 1, m_position);
    sqlite3_bind_text(m_insert, 2, stream.constData(), static_cast<int>(stream.size()), nullptr);
    sqlite3_bind_int64(m_insert, 3, m_position / streams);
    sqlite3_bind_text(m_insert, 4, "engine", -1, nullptr);
    sqlite3_bind_int64(m_insert, 5, QDateTime::currentMSecsSinceEpoch());
    sqlite3_bind_text(m_insert, 6, "task.succeeded", -1, nullptr);
    sqlite3_bind_int(m_insert, 7, 1);
    sqlite3_bind_blob(m_insert, 8, payload.constData(), static_cast<int>(payload.size()), nullptr);
    sqlite3_bind_blob(m_insert, 9, hash.constData(), static_cast<int>(hash.size()), nullptr);
    const bool isDone = sqlite3_step(m_insert) == SQLITE_DONE;
    sqlite3_reset(m_insert);
    return isDone;
}

Result<FloorSlice> SqliteFloor::run(int batch, qsizetype payloadBytes, std::chrono::nanoseconds length,
                                    Samples &commits)
{
    const QByteArray payload(payloadBytes, 'p');
    FloorSlice slice;
    const Stopwatch all;
    while (all.elapsed() < length) {
        const Stopwatch one;
        if (const auto begun = execute("BEGIN IMMEDIATE"); !begun)
            return failed(begun);
        for (int row = 0; row < batch; ++row) {
            if (!insert(payload))
                return sqlFailure();
        }
        if (const auto committed = execute("COMMIT"); !committed)
            return failed(committed);
        commits.add(one.elapsed());
        slice.rows += batch;
        ++slice.commits;
    }
    slice.seconds = all.seconds();
    return slice;
}

tl::unexpected<Error> SqliteFloor::sqlFailure() const
{
    return failure(ErrorCode::Unavailable,
                   QStringLiteral("%1: %2").arg(m_file, QString::fromUtf8(sqlite3_errmsg(m_database))));
}

Result<double> measureSyncs(const QString &file, std::chrono::nanoseconds length, Samples &syncs)
{
    const QString beside = file + QStringLiteral(".sync");
    const QByteArray name = QFile::encodeName(beside);
    const int descriptor = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return systemFailure(beside);
    ::unlink(name.constData()); // it ends with this function, however that ends
    const std::array<char, 4096> page{};
    bool isWritten = true;
    qint64 count = 0;
    const Stopwatch all;
    while (isWritten && all.elapsed() < length) {
        const Stopwatch one;
        isWritten = ::write(descriptor, page.data(), page.size()) == static_cast<ssize_t>(page.size())
            && ::fdatasync(descriptor) == 0;
        syncs.add(one.elapsed());
        ++count;
    }
    const double seconds = all.seconds();
    ::close(descriptor);
    if (!isWritten)
        return systemFailure(beside);
    return static_cast<double>(count) / seconds;
}

} // namespace releasedesk::bench
