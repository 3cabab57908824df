// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"

#include "core/base/failpoint.h"
#include "core/base/sabotage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <vector>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreSchema)
};

// "RDsk": tells a workspace from any other SQLite file.
constexpr int applicationId = 0x5244736b;

const QString noRemoval = QStringLiteral("CREATE TRIGGER events_stay BEFORE DELETE ON events "
                                         "BEGIN SELECT RAISE(ABORT, 'events are never removed'); END");

struct State {
    int version = 0;
    QString program; //!< the last one that changed the tables
    int oldestReader = 1; //!< the database version that a program has to know at least to read the file
};

Result<State> readState(SqlConnection &connection)
{
    const auto id = connection.value(QStringLiteral("PRAGMA application_id"));
    if (!id)
        return failed(id);
    const auto tables = connection.value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return failed(tables);
    if (tables->toInt() == 0)
        return State{};
    if (id->toInt() != applicationId)
        return failure(ErrorCode::DataLoss,
                       Text::tr("“%1” is a database of another program. Choose the folder of a workspace.")
                           .arg(QFileInfo(connection.file()).fileName()),
                       QStringLiteral("application_id is %1").arg(id->toInt()));
    State state;
    const auto read
        = connection.each(QStringLiteral("SELECT version, program FROM schema_versions ORDER BY version"), {},
                          [&](const QSqlQuery &row) { state = {row.value(0).toInt(), row.value(1).toString()}; });
    if (!read)
        return failed(read);
    const auto tells = connection.value(
        QStringLiteral("SELECT count(*) FROM pragma_table_info('schema_versions') WHERE name = 'oldest_reader'"));
    if (!tells)
        return failed(tells);
    if (tells->toInt() == 0)
        return state;
    const auto oldest = connection.value(QStringLiteral("SELECT max(oldest_reader) FROM schema_versions"));
    if (!oldest)
        return failed(oldest);
    state.oldestReader = oldest->toInt();
    return state;
}

tl::unexpected<Error> newerProgram(const SqlConnection &connection, const State &state, int known)
{
    const QString what = Text::tr("“%1” was written by Release Desk %2 (database version %3). This is Release Desk %4, "
                                  "which knows database versions up to %5.")
                             .arg(QFileInfo(connection.file()).fileName(), state.program)
                             .arg(state.version)
                             .arg(QStringLiteral(RELEASE_DESK_VERSION))
                             .arg(known);
    return refusal(
        QStringLiteral("store.newerProgram"),
        state.oldestReader <= known
            ? Text::tr("%1 It can be opened for reading only: look at it here, and make changes with the newer "
                       "program. Nothing was changed.")
                  .arg(what)
            : Text::tr("%1 It cannot be read by this one. Nothing was changed; open it with the newer program.")
                  .arg(what));
}

Result<> apply(SqlConnection &connection, const Migration &migration)
{
    for (const QString &statement : migration.statements) {
        if (const auto done = connection.execute(statement); !done)
            return done;
        reachFailpoint("store.migrating");
    }
    return connection.run(QStringLiteral("INSERT INTO schema_versions (version, program, at) VALUES (?, ?, ?)"),
                          {migration.version, QStringLiteral(RELEASE_DESK_VERSION),
                           QDateTime::currentDateTimeUtc().toString(Qt::ISODate)});
}

} // namespace

std::span<const Migration> knownMigrations()
{
    static const std::vector<Migration> migrations{
        {
        .version = 1,
        .statements = {
            QStringLiteral("PRAGMA application_id=%1").arg(applicationId),
            QStringLiteral("CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, program TEXT NOT NULL, "
                           "at TEXT NOT NULL) STRICT"),
            QStringLiteral("CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, "
                           "stream_version INTEGER NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, "
                           "name TEXT NOT NULL, version INTEGER NOT NULL, payload BLOB NOT NULL, hash BLOB NOT NULL, "
                           "UNIQUE (stream, stream_version)) STRICT"),
            QStringLiteral("CREATE TRIGGER events_keep BEFORE UPDATE ON events "
                           "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"),
            noRemoval,
            // "head" is the last event, "verified" the last that was read back and found whole.
            QStringLiteral("CREATE TABLE chain_marks (name TEXT PRIMARY KEY, position INTEGER NOT NULL, "
                           "hash BLOB NOT NULL) STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE task_logs (id INTEGER PRIMARY KEY, release TEXT NOT NULL, task TEXT NOT NULL, "
                           "attempt INTEGER NOT NULL, UNIQUE (release, task, attempt)) STRICT"),
            QStringLiteral("CREATE TABLE task_log_lines (log INTEGER NOT NULL, line INTEGER NOT NULL, "
                           "at INTEGER NOT NULL, level INTEGER NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL, "
                           "PRIMARY KEY (log, line)) STRICT, WITHOUT ROWID"),
        },
        },
        {
            .version = 2,
            .statements = {
                // The oldest program that may read what this step and those before it made of the file.
                QStringLiteral("ALTER TABLE schema_versions ADD COLUMN oldest_reader INTEGER NOT NULL DEFAULT 1"),
                // Which record this is, and whose signatures its head may carry; see SignedHead.
                QStringLiteral("CREATE TABLE record_identity (name TEXT PRIMARY KEY, value BLOB NOT NULL) "
                               "STRICT, WITHOUT ROWID"),
                QStringLiteral("INSERT INTO record_identity (name, value) VALUES ('log', randomblob(16))"),
                QStringLiteral("ALTER TABLE chain_marks ADD COLUMN seal BLOB"),
                QStringLiteral("CREATE TABLE open_streams (stream TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"),
            },
        },
        {
            .version = 3,
            .statements = {
                // Events of these were moved into archives; the hash of each run's last event stays in the chain.
                QStringLiteral("CREATE TABLE archived_runs (first INTEGER PRIMARY KEY, last INTEGER NOT NULL UNIQUE, "
                               "hash BLOB NOT NULL, archive TEXT NOT NULL) STRICT"),
                QStringLiteral("CREATE TABLE archived_streams (stream TEXT PRIMARY KEY, version INTEGER NOT NULL, "
                               "archive TEXT NOT NULL) STRICT, WITHOUT ROWID"),
            },
        },
        {
            .version = 4,
            .statements = {
                // A task that waits for another release knows it by its name.
                QStringLiteral("CREATE INDEX releases_created ON events (position) WHERE name = 'release.created'"),
            },
        },
    };
    return migrations;
}

Result<> prepareSchema(SqlConnection &connection, std::span<const Migration> migrations)
{
    const int known = migrations.back().version;
    if (connection.mode() == OpenMode::ReadOnly) {
        const auto state = readState(connection);
        if (!state)
            return failed(state);
        if (state->version > known && state->oldestReader > known)
            return newerProgram(connection, *state, known);
        if (state->version < known)
            return refusal(QStringLiteral("store.olderProgram"),
                           Text::tr("“%1” has database version %2 and has to be brought to version %3 first. Open the "
                                    "workspace once for writing.")
                               .arg(QFileInfo(connection.file()).fileName())
                               .arg(state->version)
                               .arg(known));
        return {};
    }

    for (const Migration &migration : migrations) {
        // Asked again inside each step: another program may be doing the same at this moment.
        const auto step = [&]() -> Result<> {
            const auto state = readState(connection);
            if (!state)
                return failed(state);
            if (state->version > known)
                return newerProgram(connection, *state, known);
            return state->version < migration.version ? apply(connection, migration) : Result<>();
        };
        const auto done = RD_SABOTAGED("migration-without-transaction") ? step() : connection.write(step);
        if (!done)
            return done;
    }
    return {};
}

Result<> withRemovalAllowed(SqlConnection &connection, const std::function<Result<>()> &work)
{
    return connection.write([&]() -> Result<> {
        if (const auto dropped = connection.execute(QStringLiteral("DROP TRIGGER events_stay")); !dropped)
            return dropped;
        if (const auto done = work(); !done)
            return done;
        return connection.execute(noRemoval);
    });
}

Result<QString> newerProgramNote(SqlConnection &connection, std::span<const Migration> migrations)
{
    const auto state = readState(connection);
    if (!state)
        return failed(state);
    const int known = migrations.back().version;
    return state->version > known ? newerProgram(connection, *state, known).value().message : QString();
}

} // namespace releasedesk::store
