// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_connection.h"

#include "core/base/sabotage.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>

#include <atomic>

namespace releasedesk::store {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlConnection)
};

// Primary result codes of SQLite; the driver reports extended ones, whose low byte is the primary.
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnlyFile = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADatabase = 26
};

tl::unexpected<Error> sqlFailure(const QSqlError &error, const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    const QString detail = QStringLiteral("%1: %2 (SQLite %3)").arg(file, error.text(), error.nativeErrorCode());
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Full:
        return failure(
            ErrorCode::ResourceExhausted,
            Text::tr("The disk that holds “%1” is full. Nothing was recorded; free some space and try again.")
                .arg(name),
            detail);
    case IoError:
        return failure(ErrorCode::Unavailable,
                       Text::tr("“%1” could not be written or read: the disk reports an error. Nothing was recorded; "
                                "check the disk and its free space, then try again.")
                           .arg(name),
                       detail);
    case Busy:
    case Locked:
        return failure(ErrorCode::Unavailable,
                       Text::tr("Another program keeps “%1” busy. Nothing was recorded; try again, or close the other "
                                "program.")
                           .arg(name),
                       detail);
    case NotADatabase:
        return failure(ErrorCode::DataLoss,
                       Text::tr("“%1” is not a workspace database. Choose another file, or restore it from its last "
                                "backup.")
                           .arg(name),
                       detail);
    case Corrupt:
        return failure(ErrorCode::DataLoss,
                       Text::tr("“%1” is damaged. Release nothing from it; restore it from its last backup.").arg(name),
                       detail);
    case Perm:
    case ReadOnlyFile:
        return failure(
            ErrorCode::PermissionDenied,
            Text::tr("“%1” may not be written by you. Ask for write permission on the file and its folder.").arg(name),
            detail);
    case CantOpen:
        return failure(ErrorCode::NotFound,
                       Text::tr("“%1” cannot be opened. Check that the folder exists and that you may read and write "
                                "it.")
                           .arg(name),
                       detail);
    default:
        return failure(ErrorCode::Internal,
                       Text::tr("“%1” could not be used. Nothing was recorded; the details say why.").arg(name),
                       detail);
    }
}

QString newConnectionName()
{
    static std::atomic<quint64> number = 0;
    return QStringLiteral("releasedesk-%1").arg(++number);
}

} // namespace

SqlConnection::SqlConnection(const QSqlDatabase &connection, const SqlDatabase &database)
    : m_connection(connection)
    , m_file(database.file)
    , m_mode(database.mode)
{
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const SqlDatabase &database)
{
    if (database.mode == OpenMode::ReadOnly && !QFileInfo::exists(database.file))
        return failure(ErrorCode::NotFound,
                       Text::tr("There is no “%1”. Choose the folder of a workspace, or create one there.")
                           .arg(QFileInfo(database.file).fileName()),
                       database.file);

    std::unique_ptr<SqlConnection> connection(
        new SqlConnection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), newConnectionName()), database));
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    if (database.mode == OpenMode::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    connection->m_connection.setDatabaseName(database.file);
    connection->m_connection.setConnectOptions(options);
    if (!connection->m_connection.open())
        return sqlFailure(connection->m_connection.lastError(), database.file);
    if (const auto prepared = connection->prepareConnection(database); !prepared)
        return failed(prepared);
    return connection;
}

SqlConnection::~SqlConnection()
{
    m_prepared.clear();
    const QString name = m_connection.connectionName();
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(name);
}

Result<> SqlConnection::prepareConnection(const SqlDatabase &database)
{
    // The file may come from elsewhere: what its schema says must not run functions with effects.
    QStringList statements{QStringLiteral("PRAGMA trusted_schema=OFF")};
    if (m_mode == OpenMode::ReadWrite)
        statements.append(QStringLiteral("PRAGMA journal_mode=WAL"));
    const bool isFull = database.durability == Durability::Full && !RD_SABOTAGED("sync-normal");
    statements.append(isFull ? QStringLiteral("PRAGMA synchronous=FULL") : QStringLiteral("PRAGMA synchronous=NORMAL"));
    for (const QString &statement : statements + database.whenOpened) {
        if (const auto done = execute(statement); !done)
            return done;
    }

    const auto journal = value(QStringLiteral("PRAGMA journal_mode"));
    const auto synchronous = value(QStringLiteral("PRAGMA synchronous"));
    if (!journal)
        return failed(journal);
    if (!synchronous)
        return failed(synchronous);
    const bool isDurable = synchronous->toInt() == (isFull ? 2 : 1);
    const bool isWriteAhead = journal->toString() == QStringLiteral("wal") || m_mode == OpenMode::ReadOnly;
    if (!isDurable || !isWriteAhead)
        return failure(
            ErrorCode::FailedPrecondition,
            Text::tr("The place of “%1” does not keep what is written to it safe. Move the workspace to a "
                     "disk of this computer.")
                .arg(QFileInfo(m_file).fileName()),
            QStringLiteral("journal_mode %1, synchronous %2").arg(journal->toString(), synchronous->toString()));
    return {};
}

Result<> SqlConnection::execute(const QString &statement)
{
    QSqlQuery query(m_connection);
    if (!query.exec(statement))
        return sqlFailure(query.lastError(), m_file);
    return {};
}

Result<QSqlQuery *> SqlConnection::executed(const QString &statement, const QVariantList &values)
{
    auto found = m_prepared.find(statement);
    if (found == m_prepared.end()) {
        QSqlQuery query(m_connection);
        query.setForwardOnly(true);
        if (!query.prepare(statement))
            return sqlFailure(query.lastError(), m_file);
        found = m_prepared.emplace(statement, std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!query.exec()) {
        const auto error = sqlFailure(query.lastError(), m_file);
        query.finish();
        return error;
    }
    return &query;
}

Result<> SqlConnection::run(const QString &statement, const QVariantList &values)
{
    const auto query = executed(statement, values);
    if (!query)
        return failed(query);
    (*query)->finish();
    return {};
}

Result<> SqlConnection::each(const QString &statement, const QVariantList &values, const Row &row)
{
    const auto query = executed(statement, values);
    if (!query)
        return failed(query);
    while ((*query)->next())
        row(**query);
    const QSqlError error = (*query)->lastError();
    (*query)->finish(); // an open statement would keep its view of the file and hinder checkpoints
    if (error.isValid() && !RD_SABOTAGED("read-error-as-end"))
        return sqlFailure(error, m_file);
    return {};
}

Result<QVariant> SqlConnection::value(const QString &statement, const QVariantList &values)
{
    QVariant first;
    bool isFirst = true;
    const auto read = each(statement, values, [&](const QSqlQuery &row) {
        if (std::exchange(isFirst, false))
            first = row.value(0);
    });
    if (!read)
        return failed(read);
    return first;
}

Result<> SqlConnection::write(const std::function<Result<>()> &work)
{
    return transaction(QStringLiteral("BEGIN IMMEDIATE"), work);
}

Result<> SqlConnection::readTogether(const std::function<Result<>()> &work)
{
    return transaction(QStringLiteral("BEGIN"), work);
}

//! What a failed commit left in the write-ahead log may be whole, and would be found by the next start after a crash,
//! although it was answered with an error. Another commit in its place leaves nothing of it.
Result<> SqlConnection::commit()
{
    const auto done = run(QStringLiteral("COMMIT"), {});
    if (done || RD_SABOTAGED("failed-commit-left"))
        return done;
    [[maybe_unused]] const auto undone = run(QStringLiteral("ROLLBACK"), {}); // may have happened already
    const bool isPartial = done.error().code == ErrorCode::ResourceExhausted; // a full disk never takes the last page
    const auto version = value(QStringLiteral("PRAGMA user_version"));
    if (isPartial || (version && execute(QStringLiteral("PRAGMA user_version=%1").arg(version->toInt()))))
        return done;
    return failure(ErrorCode::Unknown,
                   Text::tr("“%1” could not be written to the end: the disk reports an error. Whether the last change "
                            "was recorded shows when the workspace is opened again; check the disk first.")
                       .arg(QFileInfo(m_file).fileName()),
                   done.error().detail);
}

Result<> SqlConnection::transaction(const QString &begin, const std::function<Result<>()> &work)
{
    if (const auto begun = run(begin, {}); !begun)
        return begun;
    Result<> done = work();
    if (done)
        done = commit();
    if (RD_SABOTAGED("commit-error-ignored"))
        done = {};
    if (!done) {
        // A full disk may have ended the transaction already; then this fails, and nothing is left to undo.
        [[maybe_unused]] const auto undone = run(QStringLiteral("ROLLBACK"), {});
    }
    return done;
}

} // namespace releasedesk::store
