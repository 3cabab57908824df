// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_copy.h"

#include "core/base/logging.h"
#include "core/store/open_streams.h"
#include "core/store/record_files.h"
#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <sqlite3.h>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordCopy)
};

struct CloseDatabase {
    void operator()(sqlite3 *database) const { ::sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

Database openDatabase(const QString &file, int flags)
{
    sqlite3 *database = nullptr;
    ::sqlite3_open_v2(file.toUtf8().constData(), &database, flags, nullptr);
    if (database)
        ::sqlite3_busy_timeout(database, 5000);
    return Database(database);
}

tl::unexpected<Error> cannotCopy(const QString &from, sqlite3 *database, int code)
{
    const bool isFull = (code & 0xff) == SQLITE_FULL;
    return failure(isFull ? ErrorCode::ResourceExhausted : ErrorCode::Unavailable,
                   isFull
                       ? Text::tr("There is no room for a copy of “%1”. Free some space or choose another place.")
                             .arg(QFileInfo(from).fileName())
                       : Text::tr("“%1” could not be copied, so there is no backup. Check both places and try again.")
                             .arg(QFileInfo(from).fileName()),
                   QString::fromUtf8(database ? ::sqlite3_errmsg(database) : ::sqlite3_errstr(code)));
}

} // namespace

Result<> copyDatabase(const QString &from, const QString &to)
{
    if (QFile::exists(to))
        return failure(ErrorCode::AlreadyExists, Text::tr("“%1” exists already and was left as it is.").arg(to));
    const Database source = openDatabase(from, SQLITE_OPEN_READONLY);
    const Database target = openDatabase(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!source || !target)
        return cannotCopy(from, nullptr, SQLITE_NOMEM);
    sqlite3_backup *const backup = ::sqlite3_backup_init(target.get(), "main", source.get(), "main");
    int code = backup ? SQLITE_OK : ::sqlite3_errcode(target.get());
    if (backup) {
        code = ::sqlite3_backup_step(backup, -1); // all at once: one state, and in WAL mode nobody waits for it
        const int finished = ::sqlite3_backup_finish(backup);
        code = code == SQLITE_DONE ? finished : code;
    }
    // The copy goes without the signed head beside the original and gets one of its own where it is used.
    if (code == SQLITE_OK)
        ::sqlite3_exec(target.get(), "DELETE FROM chain_marks WHERE name = 'signed'", nullptr, nullptr, nullptr);
    // One file that needs none beside it, also where it is looked at without permission to write.
    if (code == SQLITE_OK)
        code = ::sqlite3_exec(target.get(), "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        const auto error = cannotCopy(from, target.get(), code);
        RecordFiles::remove(to);
        return error;
    }
    return RecordFiles::makeDurable(to);
}

void copyTaskLogs(SqlConnection &from, SqlConnection &to, const std::optional<QSet<QString>> &only)
{
    QList<QVariantList> logs;
    const auto listed
        = from.each(QStringLiteral("SELECT id, release, task, attempt FROM task_logs"), {}, [&](const QSqlQuery &row) {
              if (!only || only->contains(row.value(1).toString()))
                  logs.append({row.value(0), row.value(1), row.value(2), row.value(3)});
          });
    Result<> copied = listed;
    for (const QVariantList &log : logs) {
        copied = to.run(
            QStringLiteral("INSERT OR IGNORE INTO task_logs (id, release, task, attempt) VALUES (?, ?, ?, ?)"), log);
        const auto read = from.each(
            QStringLiteral("SELECT log, line, at, level, source, text FROM task_log_lines WHERE log = ?"),
            {log.first()}, [&](const QSqlQuery &row) {
                if (copied)
                    copied
                        = to.run(QStringLiteral("INSERT OR IGNORE INTO task_log_lines (log, line, at, level, source, "
                                                "text) VALUES (?, ?, ?, ?, ?, ?)"),
                                 {row.value(0), row.value(1), row.value(2), row.value(3), row.value(4), row.value(5)});
            });
        if (!read)
            copied = read;
    }
    if (!copied)
        qCWarning(logStore) << "not every line of the task logs could be taken over:" << copied.error().detail;
}

Result<std::unique_ptr<RecordBuilder>> RecordBuilder::make(const QString &file, const QByteArray &log)
{
    if (QFile::exists(file))
        return failure(ErrorCode::AlreadyExists, Text::tr("“%1” exists already and was left as it is.").arg(file));
    auto connection = SqlConnection::open({.file = file, .hasSignedHead = false});
    if (!connection)
        return failed(connection);
    std::unique_ptr<RecordBuilder> builder(new RecordBuilder(file, std::move(*connection)));
    SqlConnection &made = builder->connection();
    if (const auto prepared = prepareSchema(made); !prepared)
        return failed(prepared);
    if (const auto begun = made.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return failed(begun);
    if (!log.isEmpty()) {
        const auto named = made.run(QStringLiteral("UPDATE record_identity SET value = ? WHERE name = 'log'"), {log});
        if (!named)
            return failed(named);
    }
    return builder;
}

RecordBuilder::~RecordBuilder()
{
    m_connection.reset();
    if (!m_isFinished)
        RecordFiles::remove(m_file);
}

// Notes that contradict each other or lack something come from a damaged file and are left out: the chain decides.
Result<> RecordBuilder::addArchived(const QList<ArchivedRun> &runs, const QString &archive)
{
    for (const ArchivedRun &run : runs) {
        const auto added = m_connection->run(
            QStringLiteral("INSERT OR IGNORE INTO archived_runs (first, last, hash, archive) VALUES (?, ?, ?, ?)"),
            {run.first, run.last, run.hash, archive});
        if (!added)
            return added;
    }
    m_runs += runs;
    std::ranges::sort(m_runs, {}, &ArchivedRun::first);
    return {};
}

Result<> RecordBuilder::addArchivedStream(const StreamId &stream, qint64 version, const QString &archive)
{
    return m_connection->run(
        QStringLiteral("INSERT OR IGNORE INTO archived_streams (stream, version, archive) VALUES (?, ?, ?)"),
        {stream.value(), version, archive});
}

Result<> RecordBuilder::add(const RecordedEvent &event)
{
    if (event.position != m_walk.last().position + 1)
        m_walk.skip(m_runs);
    if (const auto whole = m_walk.step(event); !whole)
        return whole;
    return insertRecorded(*m_connection, event);
}

Result<ChainMark> RecordBuilder::finish()
{
    m_walk.skip(m_runs);
    const ChainMark end = m_walk.last();
    const auto open = foldOpenStreams(*m_connection);
    if (!open)
        return failed(open);
    if (const auto replaced = replaceOpenStreams(*m_connection, *open, end); !replaced)
        return failed(replaced);
    if (const auto noted = writeMark(*m_connection, QStringLiteral("verified"), end); !noted)
        return failed(noted);
    if (const auto committed = m_connection->execute(QStringLiteral("COMMIT")); !committed)
        return failed(committed);
    if (const auto single = m_connection->execute(QStringLiteral("PRAGMA journal_mode=DELETE")); !single)
        return failed(single);
    m_connection.reset();
    if (const auto durable = RecordFiles::makeDurable(m_file); !durable)
        return failed(durable);
    m_isFinished = true;
    return end;
}

} // namespace releasedesk::store
